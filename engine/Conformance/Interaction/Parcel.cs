using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Log;
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

/// <summary>A message of the protocol.</summary>
internal sealed record PeerParcel(RaftMessage Message) : Parcel(Message.To)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Text => MessageText.Of(Message);

    /// <inheritdoc/>
    public override string Kind => MessageText.Kind(Message);
}

/// <summary>A proposal that a follower passes on to its leader.</summary>
internal sealed record ProposalParcel(NodeId From, NodeId To, EntryPayload? Payload) : Parcel(To)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Text => [$"{MessageText.Ends(From, To)} MsgProp Term:0 Log:0/0 Entries:[{EntryText.Of(Term.Zero, LogIndex.Zero, Payload)}]"];

    /// <inheritdoc/>
    public override string Kind => "MsgProp";
}

/// <summary>A node's own disk has made something durable.</summary>
internal sealed record PersistedParcel(NodeId To, AppendWork Work) : Parcel(To)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Text => Work.LocalResponses;

    /// <inheritdoc/>
    public override bool CanBeDropped => false;
}

/// <summary>A node's own state machine has applied entries.</summary>
internal sealed record AppliedParcel(NodeId To, ApplyWork Work) : Parcel(To)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Text => [Work.Response];

    /// <inheritdoc/>
    public override bool CanBeDropped => false;
}
