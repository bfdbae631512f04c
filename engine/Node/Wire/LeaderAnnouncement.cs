using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>A new leader introduces itself to origins and observers.</summary>
public sealed class LeaderAnnouncement(Term term) : NetworkMessage
{
    /// <summary>Its term.</summary>
    public Term Term { get; } = term;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + 8;

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Empty, Term.Value);
}
