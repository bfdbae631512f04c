using Aurigraph.Conformance.Transcripts;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Vectors;

/// <summary>Transcripts number their nodes; here the n-th is the n-th validator, and 0 is no node.</summary>
internal static class NodeNumber
{
    private const long Max = 0xFFFFFF;

    /// <summary>The node with a number.</summary>
    public static NodeId Read(Directive directive, long number) => number switch
    {
        0 => NodeId.None,
        <= Max => NodeId.Validator((int)number),
        _ => throw directive.Wrong($"nodes are numbered from 1 to {Max}; found {number}"),
    };

    /// <summary>The number of a node.</summary>
    public static int Of(NodeId node) => node.IsNone ? 0 : node.Number;
}
