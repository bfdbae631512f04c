using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Replication;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>The leader's side of replication (Raft paper, section 5.3; pipelining: thesis, section 10.2.1).</content>
public sealed partial class HyperRaft
{
    /// <summary>The transport had no room for a message of this core. An append is taken back, and its receiver is sent nothing but signs of
    /// life until <see cref="Drained"/>; other messages count as lost, which the protocol makes good by itself.</summary>
    public void SendRefused(RaftMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (_role != RaftRole.Leader || message.Term != _term || _progress.Find(message.To) is not { } follower)
            return;
        if (message is AppendRequest append)
            follower.TakeBack(append.PreviousIndex, hadEntries: !append.Entries.IsEmpty);
        else if (message is Heartbeat)
            follower.TakeBackHeartbeat();
    }

    /// <summary>The transport has room again for messages to a node.</summary>
    public void Drained(NodeId node)
    {
        if (_progress.Find(node) is { } follower)
            follower.IsRefused = false;
    }

    private void HandleAppendResponse(AppendResponse response)
    {
        if (_role != RaftRole.Leader || _progress.Find(response.From) is not { } follower)
            return;
        follower.IsActive = true;
        if (!response.Success)
        {
            var agreed = _log.LastNotAbove(LogIndex.Min(response.HintIndex, _log.LastIndex), response.HintTerm);
            follower.Refuse(response.Index, agreed);
        }
        else if (response.Index > _log.LastIndex)
        {
            IgnoredMessages++;
        }
        else if (follower.Confirm(response.Index))
        {
            CommitWhatQuorumHolds();
        }
    }

    private void HandleHeartbeatResponse(HeartbeatResponse response)
    {
        if (_role != RaftRole.Leader || _progress.Find(response.From) is not { } follower)
            return;
        follower.IsActive = true;
        follower.HeartbeatAnswered();
    }

    /// <summary>Everything that can be sent now is made into messages, once per drain, so that proposals made in between share appends.</summary>
    private void Replicate()
    {
        foreach (var follower in _progress.Followers)
        {
            while (!follower.IsPaused && follower.Next <= _log.LastIndex)
            {
                if (!SendEntries(follower))
                    break;
            }

            if (follower.ReminderDue && !follower.IsRefused)
                SendReminder(follower);
            SendCommitNews(follower);
        }
    }

    /// <summary>False when the window has no room for even the next entry.</summary>
    private bool SendEntries(Progress follower)
    {
        long free = follower.Window.FreeBytes;
        long room = Math.Min(_options.MaxAppendBytes, free);
        bool firstGoesAlone = follower.Window.Count == 0 || _log[follower.Next].Size <= free;
        var entries = _log.SliceWithin(follower.Next, _options.MaxAppendEntries, room, firstGoesAlone, out long bytes);
        if (entries.IsEmpty)
            return false;
        var previous = follower.Next.Previous;
        _messages.Add(new AppendRequest(_self, follower.Node, _term, previous, _log.TermAt(previous), entries, _commit));
        follower.Sent(entries.Last.Index, bytes, _commit);
        return true;
    }

    /// <summary>Asks for an answer that is overdue: nothing was answered from one answer to a heartbeat to the next although appends are in
    /// flight. If the follower has them all it confirms them again; if one was lost it refuses, and probing finds where.</summary>
    private void SendReminder(Progress follower)
    {
        follower.ReminderDue = false;
        var previous = follower.Next.Previous;
        _messages.Add(new AppendRequest(_self, follower.Node, _term, previous, _log.TermAt(previous), default, _commit));
    }

    /// <summary>Tells an idle follower at once of what was committed; one that is busy learns it from the next append.</summary>
    private void SendCommitNews(Progress follower)
    {
        bool isIdle = follower.State == ProgressState.Replicate && follower.Window.Count == 0 && !follower.IsRefused;
        if (isIdle && LogIndex.Min(follower.Match, _commit) > follower.CommitSent)
            SendHeartbeat(follower);
    }

    private void SendHeartbeat(Progress follower)
    {
        var commit = LogIndex.Min(follower.Match, _commit);
        _messages.Add(new Heartbeat(_self, follower.Node, _term, commit));
        follower.ToldCommit(commit);
    }
}
