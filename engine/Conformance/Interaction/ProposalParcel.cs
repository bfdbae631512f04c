using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <summary>A proposal that a follower passes on to its leader.</summary>
internal sealed record ProposalParcel(NodeId From, NodeId To, EntryPayload? Payload) : Parcel(To)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Text => [$"{MessageText.Ends(From, To)} MsgProp Term:0 Log:0/0 Entries:[{EntryText.Of(Term.Zero, LogIndex.Zero, Payload)}]"];

    /// <inheritdoc/>
    public override string Kind => "MsgProp";
}
