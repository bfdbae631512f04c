using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>What members say to each other. Immutable; may be lost, duplicated and reordered on its way.</summary>
/// <param name="From">The sender.</param>
/// <param name="To">The receiver.</param>
/// <param name="Term">The sender's term, except in a pre-vote and its grant, where it is the term that the candidate would run in.</param>
public abstract record RaftMessage(NodeId From, NodeId To, Term Term)
{
    /// <summary>A fingerprint of kind and content, the same in every process.</summary>
    public abstract ulong TraceHash { get; }

    private protected ulong Fingerprint(ulong kind) =>
        StableHash.Mix(StableHash.Mix(StableHash.Mix(StableHash.Mix(StableHash.Empty, kind), From.Key), To.Key), Term.Value);
}
