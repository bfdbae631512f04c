using Aurigraph.Conformance.Vectors;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <summary>Messages as transcripts write them: <c>1-&gt;2 MsgApp Term:1 Log:1/11 Commit:11 Entries:[1/12 EntryNormal "text"]</c>.</summary>
internal static class MessageText
{
    private const string NoLog = "Log:0/0";

    /// <summary>The name of a message's kind.</summary>
    public static string Kind(RaftMessage message) => message switch
    {
        VoteRequest => "MsgVote",
        VoteResponse => "MsgVoteResp",
        PreVoteRequest => "MsgPreVote",
        PreVoteResponse => "MsgPreVoteResp",
        AppendRequest => "MsgApp",
        AppendResponse => "MsgAppResp",
        Heartbeat => "MsgHeartbeat",
        HeartbeatResponse => "MsgHeartbeatResp",
        SnapshotRequest => "MsgSnap",
        TimeoutNow => "MsgTimeoutNow",
        ReadIndexRequest => "MsgReadIndex",
        ReadIndexResponse => "MsgReadIndexResp",
        _ => $"Msg{message.GetType().Name}",
    };

    /// <summary>Whether etcd raft sends the answer only along with what it writes; the core may let it go at once when nothing is to be written.</summary>
    public static bool FollowsWrite(RaftMessage message) => message is AppendResponse or VoteResponse or PreVoteResponse;

    /// <summary>The lines of a message.</summary>
    public static IReadOnlyList<string> Of(RaftMessage message)
    {
        string head = $"{Ends(message.From, message.To)} {Kind(message)} Term:{message.Term}";
        return message switch
        {
            VoteRequest vote => [$"{head} Log:{vote.LastTerm}/{vote.LastIndex}"],
            PreVoteRequest vote => [$"{head} Log:{vote.LastTerm}/{vote.LastIndex}"],
            VoteResponse vote => [$"{head} {NoLog}{Rejected(!vote.Granted, LogIndex.Zero)}"],
            PreVoteResponse vote => [$"{head} {NoLog}{Rejected(!vote.Granted, LogIndex.Zero)}"],
            AppendRequest append => Append(head, append),
            AppendResponse { Success: true } answer => [$"{head} Log:0/{answer.Index}"],
            AppendResponse answer => [$"{head} Log:{answer.HintTerm}/{answer.Index}{Rejected(true, answer.HintIndex)}"],
            Heartbeat heartbeat => [$"{head} {NoLog}{Commit(heartbeat.Commit)}"],
            SnapshotRequest request => [$"{head} {NoLog}", $"  Snapshot: {Snapshot(request.Snapshot)}"],
            ReadIndexResponse answer => [$"{head} Log:0/{answer.Index}"],
            _ => [$"{head} {NoLog}"],
        };
    }

    /// <summary>Sender and receiver.</summary>
    public static string Ends(NodeId from, NodeId to) => $"{NodeNumber.Of(from)}->{NodeNumber.Of(to)}";

    /// <summary>A commit index, if there is one.</summary>
    public static string Commit(LogIndex commit) => commit == LogIndex.Zero ? "" : $" Commit:{commit}";

    private static IReadOnlyList<string> Append(string head, AppendRequest append)
    {
        string text = $"{head} Log:{append.PreviousTerm}/{append.PreviousIndex}{Commit(append.Commit)}";
        return append.Entries.IsEmpty ? [text] : EntryText.List($"{text} Entries:", append.Entries);
    }

    private static string Rejected(bool isRejected, LogIndex hint) => isRejected ? $" Rejected (Hint: {hint})" : "";

    private static string Snapshot(SnapshotMark mark)
    {
        MemberConfiguration members = mark.Configuration;
        return $"Index:{mark.Index} Term:{mark.Term} ConfState:Voters:{List(members.Voters)} VotersOutgoing:{List(members.VotersOutgoing)} "
            + $"Learners:{List(members.Learners)} LearnersNext:{List(members.LearnersNext)} AutoLeave:{(members.AutoLeave ? "true" : "false")}";
    }

    private static string List(IEnumerable<NodeId> nodes) => $"[{string.Join(' ', nodes.Select(NodeNumber.Of))}]";
}
