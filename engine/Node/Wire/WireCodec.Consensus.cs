using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>Messages of the consensus core: each takes at most 32 bytes, and all take 32, entries apart.</summary>
public static partial class WireCodec
{
    private static WireType TypeOf(RaftMessage message) => message switch
    {
        AppendRequest => WireType.AppendRequest,
        AppendResponse { Success: true } => WireType.AppendMatched,
        AppendResponse => WireType.AppendRejected,
        Heartbeat => WireType.Heartbeat,
        HeartbeatResponse => WireType.HeartbeatResponse,
        PreVoteRequest => WireType.PreVoteRequest,
        PreVoteResponse => WireType.PreVoteResponse,
        VoteRequest => WireType.VoteRequest,
        VoteResponse => WireType.VoteResponse,
        SnapshotRequest => WireType.SnapshotRequest,
        TimeoutNow => WireType.TimeoutNow,
        ReadIndexRequest => WireType.ReadIndexRequest,
        ReadIndexResponse => WireType.ReadIndexResponse,
        _ => throw new ArgumentException($"A {message.GetType().Name} has no form on the wire; give it a type in {nameof(WireCodec)}.", nameof(message)),
    };

    private static void WriteConsensus(ref WireWriter writer, NodeId from, NodeId to, RaftMessage message)
    {
        RequireSame(message.From, from, "the sender speaks for itself");
        RequireSame(message.To, to, "a message goes to whom it names");
        (long a, long b, long c) = FieldsOf(message);
        writer.Term(message.Term);
        writer.Int64(a);
        writer.Int64(b);
        writer.Int64(c);
        if (message is not AppendRequest append)
            return;
        foreach (LogEntry entry in append.Entries)
            WriteEntry(ref writer, entry, entry.Payload is Batches.BatchPayload { Body: not null });
    }

    /// <summary>What a message says besides its term, in three numbers; zeros for what it does not say.</summary>
    private static (long A, long B, long C) FieldsOf(RaftMessage message) => message switch
    {
        AppendRequest m => (m.PreviousIndex.Value, m.PreviousTerm.Value, m.Commit.Value),
        AppendResponse m => (m.Index.Value, m.HintIndex.Value, m.HintTerm.Value),
        Heartbeat m => (m.Commit.Value, m.Round, 0),
        HeartbeatResponse m => (m.Round, 0, 0),
        PreVoteRequest m => (m.LastIndex.Value, m.LastTerm.Value, 0),
        PreVoteResponse m => (m.CommitIndex.Value, m.CommitTerm.Value, m.Granted ? 1 : 0),
        VoteRequest m => (m.LastIndex.Value, m.LastTerm.Value, m.IsTransfer ? 1 : 0),
        VoteResponse m => (m.CommitIndex.Value, m.CommitTerm.Value, m.Granted ? 1 : 0),
        SnapshotRequest m => (m.Snapshot.Index.Value, m.Snapshot.Term.Value, 0),
        ReadIndexRequest m => (m.Read, 0, 0),
        ReadIndexResponse m => (m.Read, m.Index.Value, 0),
        _ => default,
    };

    private static RaftMessage ReadConsensus(ref WireReader reader, WireType type, NodeId from, NodeId to)
    {
        if (type is < WireType.PreVoteRequest or > WireType.ReadIndexResponse)
            throw new WireFormatException(WireFault.Type, $"A frame is of type {(byte)type}", "a type of this version");
        Term term = reader.Term();
        (long a, long b, long c) = (reader.Int64(), reader.Int64(), reader.Int64());
        return type switch
        {
            WireType.AppendRequest => new AppendRequest(from, to, term, new(a), new(b), EntrySlice.Of(ReadEntries(ref reader, null)), new(c)),
            WireType.AppendMatched => new AppendResponse(from, to, term, Success: true, new(a), new(b), new(c)),
            WireType.AppendRejected => new AppendResponse(from, to, term, Success: false, new(a), new(b), new(c)),
            WireType.Heartbeat => new Heartbeat(from, to, term, new(a), Only(b, c)),
            WireType.HeartbeatResponse => new HeartbeatResponse(from, to, term, Only(a, b | c)),
            WireType.PreVoteRequest => new PreVoteRequest(from, to, term, new(a), new(Only(b, c))),
            WireType.PreVoteResponse => new PreVoteResponse(from, to, term, IsSet(c), new(a), new(b)),
            WireType.VoteRequest => new VoteRequest(from, to, term, new(a), new(b), IsSet(c)),
            WireType.VoteResponse => new VoteResponse(from, to, term, IsSet(c), new(a), new(b)),
            WireType.SnapshotRequest => new SnapshotRequest(from, to, term, new SnapshotMark(new(a), new(Only(b, c)), MemberConfiguration.Empty)),
            WireType.TimeoutNow => new TimeoutNow(from, to, new(Only(term.Value, a | b | c))),
            WireType.ReadIndexRequest => new ReadIndexRequest(from, to, term, Only(a, b | c)),
            _ => new ReadIndexResponse(from, to, term, a, new(Only(b, c))),
        };
    }

    /// <summary>A number behind which nothing is said.</summary>
    private static long Only(long value, long reserved) => reserved == 0
        ? value
        : throw new WireFormatException(WireFault.Value, "Reserved bytes of a consensus message are set", "zeros");

    private static bool IsSet(long flag) => flag switch
    {
        0 => false,
        1 => true,
        _ => throw new WireFormatException(WireFault.Value, $"A flag is {flag}", "0 or 1"),
    };
}
