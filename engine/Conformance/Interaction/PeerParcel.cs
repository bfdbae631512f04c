using Aurigraph.Consensus.Messages;

namespace Aurigraph.Conformance.Interaction;

/// <summary>A message of the protocol.</summary>
internal sealed record PeerParcel(RaftMessage Message) : Parcel(Message.To)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Text => MessageText.Of(Message);

    /// <inheritdoc/>
    public override string Kind => MessageText.Kind(Message);
}
