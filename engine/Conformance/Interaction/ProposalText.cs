using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <summary>The text that a transcript proposes.</summary>
internal sealed class ProposalText(string text) : EntryPayload
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override long Size => Text.Length;

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Of(Text);
}
