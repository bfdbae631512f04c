using Aurigraph.Units;

namespace Aurigraph.Node;

/// <summary>A node found one of its invariants broken. It stops; it does not try to go on.</summary>
public sealed class InvariantBrokenException : Exception
{
    /// <summary>Says which node, what was expected and what was found.</summary>
    public InvariantBrokenException(NodeId node, string what)
        : base($"{node} stops: {what}") => Node = node;

    /// <summary>The node.</summary>
    public NodeId Node { get; }
}
