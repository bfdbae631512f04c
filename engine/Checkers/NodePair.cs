using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>A node and an origin as a key that is cheap to look up: checks do so for every entry on every node.</summary>
internal readonly struct NodePair(NodeId node, NodeId origin) : IEquatable<NodePair>
{
    private readonly long _key = ((long)node.Key << 32) | (uint)origin.Key;

    /// <summary>The node.</summary>
    public NodeId Node { get; } = node;

    /// <summary>The origin.</summary>
    public NodeId Origin { get; } = origin;

    /// <inheritdoc/>
    public bool Equals(NodePair other) => _key == other._key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NodePair other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)(_key >> 32) * 65_599 + (int)_key;
}
