using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Messages;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>The follower's side of replication (Raft paper, section 5.3).</content>
public sealed partial class HyperRaft
{
    /// <summary>An answer owed for entries whose write was under way when they were confirmed; 0 when none is.</summary>
    private LogIndex _acknowledgeWhenDurable;
    private NodeId _acknowledgeTo;

    private void HandleAppend(AppendRequest append)
    {
        if (!IsFromLeader(append))
            return;
        LeaderHeard(append.From);
        if (append.PreviousIndex < _commit)
        {
            // What is committed is not compared again, and may have been compacted.
            Acknowledge(append.From, _commit);
            return;
        }

        if (!_log.Matches(append.PreviousIndex, append.PreviousTerm))
        {
            var agreed = _log.LastNotAbove(LogIndex.Min(append.PreviousIndex, _log.LastIndex), append.PreviousTerm);
            _messages.Add(AppendResponse.Rejected(_self, append.From, _term, append.PreviousIndex, agreed, _log.KnowsTerm(agreed) ? _log.TermAt(agreed) : Term.Zero));
            return;
        }

        if (!TakeEntries(append.Entries))
        {
            IgnoredMessages++;
            return;
        }

        Acknowledge(append.From, append.LastIndex);
        CommitTo(LogIndex.Min(append.Commit, append.LastIndex));
    }

    private void HandleHeartbeat(Heartbeat heartbeat)
    {
        if (!IsFromLeader(heartbeat))
            return;
        LeaderHeard(heartbeat.From);
        if (heartbeat.Commit <= _log.LastIndex)
            CommitTo(heartbeat.Commit);
        else
            IgnoredMessages++;
        _messages.Add(new HeartbeatResponse(_self, heartbeat.From, _term, heartbeat.Round));
    }

    /// <summary>Election safety says that a term has one leader; a second one is not of the protocol.</summary>
    private bool IsFromLeader(RaftMessage message)
    {
        if (_leader.IsNone || _leader == message.From)
            return true;
        IgnoredMessages++;
        return false;
    }

    /// <summary>Skips the entries that the log has, removes what conflicts with the first that it has not, and appends the rest (Raft
    /// paper, figure 2, AppendEntries 3 and 4). False when that would remove a committed entry, which no leader asks for.</summary>
    private bool TakeEntries(EntrySlice entries)
    {
        int known = 0;
        while (known < entries.Count && _log.Matches(entries[known].Index, entries[known].Term))
            known++;
        if (known == entries.Count)
            return true;
        var first = entries[known].Index;
        if (first <= _commit)
            return false;
        if (_log.Holds(first))
        {
            _log.TruncateFrom(first);
            _durability.Truncated(first);
        }

        for (int i = known; i < entries.Count; i++)
            _log.Append(entries[i]);
        return true;
    }

    /// <summary>Confirms that the log is the leader's up to an index: at once if that is durable, else along with the write that makes it
    /// so, be it still to be drained or under way.</summary>
    private void Acknowledge(NodeId leader, LogIndex match)
    {
        if (IsWriteDue)
            _after.Add(AppendResponse.Matched(_self, leader, _term, match));
        else if (match <= _durability.DurableIndex)
            _messages.Add(AppendResponse.Matched(_self, leader, _term, match));
        else
            (_acknowledgeWhenDurable, _acknowledgeTo) = (LogIndex.Max(_acknowledgeWhenDurable, match), leader);
    }

    private void AcknowledgeWhatBecameDurable()
    {
        if (_acknowledgeWhenDurable == LogIndex.Zero || _durability.DurableIndex < _acknowledgeWhenDurable)
            return;
        _messages.Add(AppendResponse.Matched(_self, _acknowledgeTo, _term, _acknowledgeWhenDurable));
        _acknowledgeWhenDurable = LogIndex.Zero;
    }
}
