using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <summary>A node's own state machine has applied entries.</summary>
internal sealed record AppliedParcel(NodeId To, ApplyWork Work) : Parcel(To)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Text => [Work.Response];

    /// <inheritdoc/>
    public override bool CanBeDropped => false;
}
