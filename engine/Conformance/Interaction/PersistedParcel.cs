using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <summary>A node's own disk has made something durable.</summary>
internal sealed record PersistedParcel(NodeId To, AppendWork Work) : Parcel(To)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Text => Work.LocalResponses;

    /// <inheritdoc/>
    public override bool CanBeDropped => false;
}
