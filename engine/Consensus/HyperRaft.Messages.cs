using Aurigraph.Consensus.Messages;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>Messages from peers: what their terms mean, and who handles them.</content>
public sealed partial class HyperRaft
{
    /// <summary>A message arrived. Whatever it says, this does not throw; a message that is not of the protocol, or an answer of a node that is no
    /// member, is ignored and counted. Requests are taken from any node (Raft paper, section 6): this member may be the one that does not know of a change.</summary>
    public void Step(RaftMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        bool isAddressed = message.To == _self && message.From != _self && (IsRequest(message) || _configuration.Contains(message.From));
        if (!isAddressed || !IsSane(message))
        {
            IgnoredMessages++;
            return;
        }

        if (message is PreVoteRequest ask)
            AnswerPreVote(ask);
        else if (message is VoteRequest { IsTransfer: false } && message.Term > _term && IsBoundToLeader)
            return;
        else if (message.Term < _term)
            AnswerOldTerm(message);
        else
            StepCurrent(message);
    }

    private static bool IsRequest(RaftMessage message) =>
        message is AppendRequest or Heartbeat or SnapshotRequest or VoteRequest or PreVoteRequest or TimeoutNow;

    private static bool IsSane(RaftMessage message) => (message.Term > Term.Zero || message is PreVoteResponse) && message.Term.Value < long.MaxValue && message switch
    {
        AppendRequest append => append.IsWellFormed,
        VoteResponse response => response.CommitIndex >= LogIndex.Zero,
        PreVoteResponse response => response.CommitIndex >= LogIndex.Zero,
        AppendResponse response => response.Index >= LogIndex.Zero && response.HintIndex >= LogIndex.Zero,
        SnapshotRequest request => request.Snapshot.Index > LogIndex.Zero && request.Snapshot.Term > Term.Zero && request.Snapshot.Term <= request.Term,
        _ => true,
    };

    /// <summary>A message of this term or a newer one, which it makes this member's (Raft paper, section 5.1).</summary>
    private void StepCurrent(RaftMessage message)
    {
        bool isGrantOfPreVote = message is PreVoteResponse { Granted: true };
        if (message.Term > _term && !isGrantOfPreVote)
            BecomeFollower(message.Term);
        switch (message)
        {
            case AppendRequest append:
                HandleAppend(append);
                break;
            case Heartbeat heartbeat:
                HandleHeartbeat(heartbeat);
                break;
            case SnapshotRequest request:
                HandleSnapshot(request);
                break;
            case AppendResponse response:
                HandleAppendResponse(response);
                break;
            case HeartbeatResponse response:
                HandleHeartbeatResponse(response);
                break;
            case VoteRequest request:
                AnswerVote(request);
                break;
            case VoteResponse response:
                CountVote(response);
                break;
            case PreVoteResponse response:
                CountPreVote(response);
                break;
            case TimeoutNow request:
                HandleTimeoutNow(request);
                break;
            case ReadIndexRequest request:
                HandleReadIndex(request);
                break;
            case ReadIndexResponse response:
                HandleReadIndexResponse(response);
                break;
            default:
                IgnoredMessages++;
                break;
        }
    }

    /// <summary>The sender's term is over, and it is told: a member that came to a higher term on its own does not hear its leader, and nothing else would
    /// end its isolation when the others cannot hear it run. The answer promises nothing but the term.</summary>
    private void AnswerOldTerm(RaftMessage message)
    {
        if (message is AppendRequest or Heartbeat or SnapshotRequest && _options.AnswerOldTerms)
            _messages.Add(AppendResponse.Matched(_self, message.From, _term, LogIndex.Zero));
        else if (message is VoteRequest)
            RefuseVote(message.From);
    }
}
