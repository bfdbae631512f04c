using Akka.Actor;
using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;
using Aurigraph.Worlds.Journal;

namespace Aurigraph.Live.Nodes;

/// <summary>A log store that notes in the journal which bodies are on disk, before the node is told.</summary>
internal sealed class KeptBodies(ILogStore store, NodeId node, JournalProbe journal, IActorRefProvider provider) : ILogStore
{
    private readonly Relay _relay = new(provider, node, journal);

    /// <inheritdoc/>
    public RecoveredLog Recover() => store.Recover();

    /// <inheritdoc/>
    public void RaiseIncarnation(long incarnation, IActorRef replyTo, object completion) => store.RaiseIncarnation(incarnation, replyTo, completion);

    /// <inheritdoc/>
    public void Append(DurableWrite write, IActorRef replyTo, object completion) => store.Append(write, replyTo, completion);

    /// <inheritdoc/>
    public void Compact(SnapshotMark upTo) => store.Compact(upTo);

    /// <inheritdoc/>
    public void AppendBody(BatchBody body, IActorRef replyTo, object completion) => store.AppendBody(body, _relay, new Kept(body.Reference, replyTo, completion));

    /// <inheritdoc/>
    public void ReadBody(BatchReference reference, IActorRef replyTo, object completion) => store.ReadBody(reference, replyTo, completion);

    /// <inheritdoc/>
    public void ReadBodies(IReadOnlyList<BatchReference> references, IActorRef replyTo, object completion) => store.ReadBodies(references, replyTo, completion);

    /// <inheritdoc/>
    public BatchBody Body(BatchReference reference) => store.Body(reference);

    /// <inheritdoc/>
    public void DropBody(BatchId id)
    {
        journal.BodyDropped(node, id);
        store.DropBody(id);
    }

    private sealed record Kept(BatchReference Reference, IActorRef ReplyTo, object Completion);

    /// <summary>Stands between the store and who is answered.</summary>
    private sealed class Relay(IActorRefProvider provider, NodeId node, JournalProbe journal) : MinimalActorRef
    {
        public override ActorPath Path { get; } = provider.RootPath / "kept-bodies" / node.ToString();

        public override IActorRefProvider Provider { get; } = provider;

        protected override void TellInternal(object message, IActorRef sender)
        {
            var kept = (Kept)message;
            journal.BodyDurable(node, kept.Reference);
            kept.ReplyTo.Tell(kept.Completion);
        }
    }
}
