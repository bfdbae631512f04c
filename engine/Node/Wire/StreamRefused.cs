using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>A validator does not, or no longer, feed an observer: it leads.</summary>
public sealed class StreamRefused(Term term, NodeId leader) : NetworkMessage
{
    /// <summary>Term of the validator.</summary>
    public Term Term { get; } = term;

    /// <summary>Who leads.</summary>
    public NodeId Leader { get; } = leader;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + 12;

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Empty, Term.Value);
}
