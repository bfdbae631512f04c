using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <summary>Something on its way to a node, in the order in which it was sent.</summary>
/// <param name="To">The receiver.</param>
internal abstract record Parcel(NodeId To)
{
    /// <summary>The message as text; empty when nothing is said.</summary>
    public abstract IReadOnlyList<string> Text { get; }

    /// <summary>Its kind as transcripts name it; empty for what stays within a node.</summary>
    public virtual string Kind => "";

    /// <summary>Whether it goes from node to node and can be lost.</summary>
    public virtual bool CanBeDropped => true;
}
