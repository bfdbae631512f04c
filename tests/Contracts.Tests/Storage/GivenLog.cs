using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Operations;
using Aurigraph.Units;

namespace Aurigraph.Contracts.Tests.Storage;

/// <summary>Things to be stored.</summary>
internal static class GivenLog
{
    public static MemberConfiguration Members { get; } = MemberConfiguration.Of(
        [NodeId.Validator(1), NodeId.Validator(2), NodeId.Validator(3)], [NodeId.Validator(1), NodeId.Validator(4)], [NodeId.Validator(7)], [NodeId.Validator(4)], autoLeave: true);

    public static HardState State(long term, long commit = 0) => new(new Term(term), NodeId.Validator((int)(term % 4) + 1), new LogIndex(commit));

    public static SnapshotMark Mark(long index, long term = 1) => new(new LogIndex(index), new Term(term), Members);

    public static BatchBody Body(int sequence, int length = 1_000, int origin = 1)
    {
        byte[] content = new byte[length];
        new Random((origin * 7919) + sequence).NextBytes(content);
        return new BatchBody(new BatchReference(new BatchId(NodeId.Business(origin), 1, sequence), BatchDigest.Of(content), 4, length), new Payload(length, content));
    }

    public static LogEntry Batch(long term, long index, int sequence) => new(new Term(term), new LogIndex(index), new BatchPayload(Body(sequence).Reference, null));

    public static LogEntry BatchWithBody(long term, long index, int sequence) => new(new Term(term), new LogIndex(index), new BatchPayload(Body(sequence).Reference, Body(sequence)));

    public static LogEntry Nothing(long term, long index) => new(new Term(term), new LogIndex(index), null);

    public static LogEntry Operation(long term, long index) => new(new Term(term), new LogIndex(index),
        new OperationPayload(new StoreOperation(3, 17, StoreOperationKind.CompareAndSet, "schlüssel", null, "")));

    public static LogEntry Change(long term, long index) => new(new Term(term), new LogIndex(index),
        new ConfigurationChange([new MemberChange(MemberChangeKind.AddLearner, NodeId.Validator(5)), new MemberChange(MemberChangeKind.Remove, NodeId.Validator(2))], ChangeTransition.Explicit, [1, 2, 3]));

    public static DurableWrite Write(HardState? state, params LogEntry[] entries) => new(1, state, null, EntrySlice.Of(entries), []);

    public static DurableWrite Restore(SnapshotMark snapshot, params LogEntry[] entries) => new(1, State(9), snapshot, EntrySlice.Of(entries), []);
}
