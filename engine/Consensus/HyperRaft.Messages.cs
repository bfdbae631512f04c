using Aurigraph.Consensus.Messages;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>Messages from peers: what their terms mean, and who handles them.</content>
public sealed partial class HyperRaft
{
    /// <summary>A message arrived. Whatever it says, this does not throw; a message that is not of the protocol, or whose sender is no
    /// member, is ignored and counted.</summary>
    public void Step(RaftMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        bool isAddressed = message.To == _self && message.From != _self && _options.Configuration.Contains(message.From);
        if (!isAddressed || !IsSane(message))
        {
            IgnoredMessages++;
            return;
        }

        if (message is PreVoteRequest ask)
            AnswerPreVote(ask);
        else if (message is VoteRequest && HearsLeader && _options.CheckQuorum)
            return;
        else if (message.Term < _term)
            AnswerOldTerm(message);
        else
            StepCurrent(message);
    }

    private static bool IsSane(RaftMessage message) => (message.Term > Term.Zero || message is PreVoteResponse) && message.Term.Value < long.MaxValue && message switch
    {
        AppendRequest append => append.IsWellFormed,
        AppendResponse response => response.Index >= LogIndex.Zero && response.HintIndex >= LogIndex.Zero,
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
            default:
                IgnoredMessages++;
                break;
        }
    }

    /// <summary>The sender's term is over. A leader or candidate is told, so that it does not go on in vain, and so that a member that
    /// came to a higher term on its own is not shut out for good; answers are too late and dropped.</summary>
    private void AnswerOldTerm(RaftMessage message)
    {
        if (message is AppendRequest append)
            _messages.Add(AppendResponse.Rejected(_self, append.From, _term, append.PreviousIndex, _log.LastIndex, _log.LastTerm));
        else if (message is Heartbeat)
            _messages.Add(new HeartbeatResponse(_self, message.From, _term, _log.LastIndex));
        else if (message is VoteRequest)
            _messages.Add(new VoteResponse(_self, message.From, _term, Granted: false));
    }
}
