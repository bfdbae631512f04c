namespace Aurigraph.Units;

/// <summary>Something that must always hold does not: a part found its own state, or its caller's use of it, in a contradiction. Never caused by
/// what a peer or a user sends. Whatever threw it must not be used further; a node stops and says why.</summary>
public sealed class InvariantException : Exception
{
    /// <summary>Says what contradicts what, with the state that broke.</summary>
    public InvariantException(string message)
        : base(message)
    {
    }

    /// <summary>Says which node stops, and why.</summary>
    public InvariantException(NodeId node, string what)
        : this($"{node} stops: {what}")
    {
    }
}
