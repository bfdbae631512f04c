using System.Diagnostics.CodeAnalysis;

namespace Aurigraph.Units;

/// <summary>The name of a node, <c>&lt;role&gt;-&lt;k&gt;</c> with k from 1 in deployment order, for example <c>validator-3</c>.
/// Ordered by role, then number.</summary>
public readonly record struct NodeId : IComparable<NodeId>
{
    private static readonly string[] RoleNames = ["validator", "business", "slim"];
    private readonly int _key;

    /// <summary>Names the <paramref name="number"/>-th node of a role.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or above 16 million.</exception>
    public NodeId(NodeRole role, int number)
    {
        if (number is < 1 or > 0xFFFFFF)
            throw new ArgumentOutOfRangeException(nameof(number), number, "Node numbers run from 1 to 16,777,215.");
        _key = ((int)role << 24) | number;
    }

    /// <summary>No node: for example the leader when none is known.</summary>
    public static NodeId None => default;

    /// <summary>Whether this names no node.</summary>
    public bool IsNone => _key == 0;

    /// <summary>The node's role.</summary>
    public NodeRole Role => (NodeRole)(_key >> 24);

    /// <summary>The node's number within its role, from 1.</summary>
    public int Number => _key & 0xFFFFFF;

    /// <summary>An integer unique to the node and the same in every process, for hashing and indexing.</summary>
    public int Key => _key;

    /// <summary>The n-th validator.</summary>
    public static NodeId Validator(int number) => new(NodeRole.Validator, number);

    /// <summary>The n-th business node.</summary>
    public static NodeId Business(int number) => new(NodeRole.Business, number);

    /// <summary>The n-th slim node.</summary>
    public static NodeId Slim(int number) => new(NodeRole.Slim, number);

    /// <summary>The node with a <see cref="Key"/>, or none for 0.</summary>
    /// <returns>Whether the key is one.</returns>
    public static bool TryFromKey(int key, out NodeId id)
    {
        id = None;
        if (key == 0)
            return true;
        if ((key & 0xFFFFFF) == 0 || (uint)(key >> 24) >= RoleNames.Length)
            return false;
        id = new NodeId((NodeRole)(key >> 24), key & 0xFFFFFF);
        return true;
    }

    /// <summary>Reads <c>validator-3</c>, <c>business-1</c> or <c>slim-15</c>, exactly as <see cref="ToString"/> writes them:
    /// lower case, no leading zero.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out NodeId id)
    {
        id = None;
        if (text is null)
            return false;
        int dash = text.LastIndexOf('-');
        if (dash <= 0 || text.AsSpan(dash + 1).StartsWith("0") || !int.TryParse(text.AsSpan(dash + 1), System.Globalization.NumberStyles.None, null, out int number) || number is < 1 or > 0xFFFFFF)
            return false;
        int role = Array.IndexOf(RoleNames, text[..dash]);
        if (role < 0)
            return false;
        id = new NodeId((NodeRole)role, number);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(NodeId other) => _key.CompareTo(other._key);

    /// <summary>The same in every process.</summary>
    public override int GetHashCode() => _key;

    /// <inheritdoc/>
    public override string ToString() => IsNone ? "none" : $"{RoleNames[(int)Role]}-{Number}";
}
