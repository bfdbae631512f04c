using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using CsCheck;

namespace Aurigraph.Node.Tests.Wire;

/// <summary>Materialised messages of every type, as they travel from one node to another.</summary>
internal static class GivenMessages
{
    public static readonly NodeId From = NodeId.Business(2);
    public static readonly NodeId To = NodeId.Validator(300);

    private static readonly Gen<long> Long = Gen.OneOf(Gen.Long[0, 100], Gen.Long[0, long.MaxValue]);
    private static readonly Gen<NodeId> Node = Gen.Select(Gen.Enum<NodeRole>(), Gen.Int[1, 0xFFFFFF], (role, number) => new NodeId(role, number));
    private static readonly Gen<NodeId> NodeOrNone = Gen.OneOf(Node, Gen.Const(NodeId.None));
    private static readonly Gen<Term> AnyTerm = Long.Select(v => new Term(v));
    private static readonly Gen<LogIndex> Index = Long.Select(v => new LogIndex(v));
    private static readonly Gen<VirtualTime> Time = Long.Select(v => new VirtualTime(v));
    private static readonly Gen<byte[]> Content = Gen.Byte.Array[1, 300];
    private static readonly Gen<string> Text = Gen.OneOf(Gen.Char['a', 'z'].Array[0, 12].Select(c => new string(c)), Gen.Int[0, 4].Select(i => new[] { "", "über", "åß∂", "价格 42", "🚀 \0" }[i]));
    private static readonly Gen<string?> TextOrNone = Gen.OneOf(Text.Select(t => (string?)t), Gen.Const((string?)null));

    private static readonly Gen<BatchDigest> Digest = Gen.Select(Gen.ULong, Gen.ULong, Gen.ULong, Gen.ULong, (a, b, c, d) => new BatchDigest(a, b, c, d));
    private static readonly Gen<BatchReference> Reference = Gen.Select(Gen.Select(Node, Long, Long, (n, i, s) => new BatchId(n, i, s)), Digest, Gen.Int[1, int.MaxValue], Gen.Long[1, long.MaxValue], (id, digest, count, bytes) => new BatchReference(id, digest, count, bytes));
    private static readonly Gen<BatchBody> Body = Gen.Select(Reference, Content, (r, c) => new BatchBody(new BatchReference(r.Id, r.Digest, r.Count, c.Length), new Payload(c.Length, c)));

    private static readonly Gen<EntryPayload?> Operation = Gen.Select(Gen.Int, Long, Gen.Enum<StoreOperationKind>(), Text, TextOrNone, TextOrNone,
        (client, number, kind, key, value, expected) => (EntryPayload?)new OperationPayload(new StoreOperation(client, number, kind, key, value, expected)));

    private static readonly Gen<EntryPayload?> Change = Gen.Select(
        Gen.Select(Gen.Enum<MemberChangeKind>(), NodeOrNone, (k, n) => new MemberChange(k, n)).Array[0, 4], Gen.Enum<ChangeTransition>(), Gen.Byte.Array[0, 10],
        (steps, transition, context) => (EntryPayload?)new ConfigurationChange(steps, transition, context));

    private static readonly Gen<EntryPayload?> WithoutBody = Gen.OneOf(Gen.Const((EntryPayload?)null), Reference.Select(r => (EntryPayload?)new BatchPayload(r, null)), Operation, Change);
    private static readonly Gen<EntryPayload?> WithBody = Gen.OneOf(Gen.Const((EntryPayload?)null), Body.Select(b => (EntryPayload?)new BatchPayload(b.Reference, b)), Operation, Change);

    /// <summary>A generator per type, by the type's name.</summary>
    public static IReadOnlyDictionary<string, Gen<NetworkMessage>> ByName { get; } = new SortedDictionary<string, Gen<NetworkMessage>>(StringComparer.Ordinal)
    {
        [nameof(BodyCredit)] = Gen.Select(Long, Long, (i, s) => (NetworkMessage)new BodyCredit(i, s)),
        [nameof(BodyPull)] = Reference.Array[0, 5].Select(r => (NetworkMessage)new BodyPull(r)),
        [nameof(BodyPush)] = Gen.Select(Body, Gen.Bool, (b, p) => (NetworkMessage)new BodyPush(b, p)),
        [nameof(BodySkipped)] = Gen.Select(Long, Long, (i, s) => (NetworkMessage)new BodySkipped(new BatchId(From, i, s))),
        [nameof(FinalNotice)] = Gen.Select(Long, Long, Time, Time, (i, s, h, c) => (NetworkMessage)new FinalNotice(new BatchId(To, i, s), new FinalityStamp(h, c))),
        [nameof(LeaderAnnouncement)] = AnyTerm.Select(t => (NetworkMessage)new LeaderAnnouncement(t)),
        [nameof(Proposal)] = Reference.Array[0, 5].Select(r => (NetworkMessage)new Proposal(r, null)),
        ["Proposal with a body"] = Body.Select(b => (NetworkMessage)new Proposal([b.Reference], b)),
        [nameof(ProposalRejected)] = Gen.Select(Reference, Gen.Enum<ProposalRejection>(), NodeOrNone, AnyTerm, (r, reason, hint, term) => (NetworkMessage)new ProposalRejected(r.Id, reason, hint, term)),
        [nameof(SnapshotChunk)] = Gen.Select(AnyTerm, Index, AnyTerm, Gen.Byte.Array[0, 300], Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000], (term, index, at, content, offset, more) =>
            (NetworkMessage)new SnapshotChunk(term, new SnapshotMark(index, at, MemberConfiguration.Empty), LedgerState.Empty, offset, content.Length, offset + content.Length + more, content)),
        [nameof(SnapshotProgress)] = Gen.Select(Index, AnyTerm, Long, (i, t, r) => (NetworkMessage)new SnapshotProgress(i, t, r)),
        ["StreamBatch of headers"] = Stream(WithoutBody, StreamContent.Headers),
        ["StreamBatch with bodies"] = Stream(WithBody, StreamContent.Full),
        ["StreamBatch without content"] = Stream(WithoutBody, StreamContent.None),
        [nameof(StreamCredit)] = Index.Select(i => (NetworkMessage)new StreamCredit(i)),
        [nameof(StreamRefused)] = Gen.Select(AnyTerm, NodeOrNone, (t, n) => (NetworkMessage)new StreamRefused(t, n)),
        [nameof(StreamSubscribe)] = Gen.Select(Index, Gen.Enum<StreamContent>(), Long, (i, c, w) => (NetworkMessage)new StreamSubscribe(i, c, new ByteCount(w))),
        [nameof(AppendRequest)] = Gen.Select(AnyTerm, Index, AnyTerm, Entries(Gen.OneOf(WithoutBody, WithBody)), Index, (term, index, previous, entries, commit) => Consensus(new AppendRequest(From, To, term, index, previous, EntrySlice.Of(entries), commit))),
        [nameof(AppendResponse)] = Gen.Select(AnyTerm, Gen.Bool, Index, Index, AnyTerm, (t, s, i, h, ht) => Consensus(new AppendResponse(From, To, t, s, i, h, ht))),
        [nameof(Heartbeat)] = Gen.Select(AnyTerm, Index, Long, (t, i, r) => Consensus(new Heartbeat(From, To, t, i, r))),
        [nameof(HeartbeatResponse)] = Gen.Select(AnyTerm, Long, (t, r) => Consensus(new HeartbeatResponse(From, To, t, r))),
        [nameof(PreVoteRequest)] = Gen.Select(AnyTerm, Index, AnyTerm, (t, i, l) => Consensus(new PreVoteRequest(From, To, t, i, l))),
        [nameof(PreVoteResponse)] = Gen.Select(AnyTerm, Gen.Bool, Index, AnyTerm, (t, g, i, c) => Consensus(new PreVoteResponse(From, To, t, g, i, c))),
        [nameof(VoteRequest)] = Gen.Select(AnyTerm, Index, AnyTerm, Gen.Bool, (t, i, l, x) => Consensus(new VoteRequest(From, To, t, i, l, x))),
        [nameof(VoteResponse)] = Gen.Select(AnyTerm, Gen.Bool, Index, AnyTerm, (t, g, i, c) => Consensus(new VoteResponse(From, To, t, g, i, c))),
        [nameof(SnapshotRequest)] = Gen.Select(AnyTerm, Index, AnyTerm, (t, i, at) => Consensus(new SnapshotRequest(From, To, t, new SnapshotMark(i, at, MemberConfiguration.Empty)))),
        [nameof(TimeoutNow)] = AnyTerm.Select(t => Consensus(new TimeoutNow(From, To, t))),
        [nameof(ReadIndexRequest)] = Gen.Select(AnyTerm, Long, (t, r) => Consensus(new ReadIndexRequest(From, To, t, r))),
        [nameof(ReadIndexResponse)] = Gen.Select(AnyTerm, Long, Index, (t, r, i) => Consensus(new ReadIndexResponse(From, To, t, r, i))),
    };

    /// <summary>A message of any type.</summary>
    public static Gen<NetworkMessage> Any { get; } = Gen.OneOf([.. ByName.Values]);

    private static Gen<NetworkMessage> Stream(Gen<EntryPayload?> payload, StreamContent content) =>
        Gen.Select(Entries(payload), Index, Time, (entries, applied, at) => (NetworkMessage)new StreamBatch(entries, applied, content, at));

    private static Gen<LogEntry[]> Entries(Gen<EntryPayload?> payload) =>
        Gen.Select(AnyTerm, Index, payload, (term, index, p) => new LogEntry(term, index, p)).Array[0, 4];

    private static NetworkMessage Consensus(RaftMessage message) => new ConsensusMessage(message);
}
