namespace Aurigraph.Consensus;

/// <summary>The core found its own state, or its caller's use of it, in a contradiction that the protocol excludes. Never caused
/// by what a peer sends. The instance must not be used further: going on could break what the ledger promises.</summary>
public sealed class InvariantException : Exception
{
    /// <summary>Says what contradicts what, with the state that broke.</summary>
    public InvariantException(string message)
        : base(message)
    {
    }
}
