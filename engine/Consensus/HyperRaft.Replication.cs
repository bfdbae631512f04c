using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Replication;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>The leader's side of replication (Raft paper, section 5.3; pipelining: thesis, section 10.2.1).</content>
public sealed partial class HyperRaft
{
    /// <summary>The commit index has risen since followers were last told.</summary>
    private bool _hasCommitNews;

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
        else if (message is SnapshotRequest)
            follower.SnapshotEnded(delivered: false);
    }

    /// <summary>The transport has room again for messages to a node.</summary>
    public void Drained(NodeId node)
    {
        if (_progress.Find(node) is { } follower)
            follower.IsRefused = false;
    }

    /// <summary>The transport lost its connection to a node: what was sent lately may not have arrived, so the leader probes it.</summary>
    public void ReportUnreachable(NodeId node)
    {
        if (_role == RaftRole.Leader && _progress.Find(node) is { } follower)
            follower.Unreachable();
    }

    private void HandleAppendResponse(AppendResponse response)
    {
        if (_role != RaftRole.Leader || _progress.Find(response.From) is not { } follower)
            return;
        follower.IsActive = true;
        if (!response.Success)
        {
            var hint = LogIndex.Min(response.HintIndex, _log.LastIndex);
            var agreed = response.HintTerm > Term.Zero ? _log.LastNotAbove(hint, response.HintTerm) : hint;
            if (follower.Refuse(response.Index, agreed))
                follower.NudgeDue = true;
        }
        else if (response.Index > _log.LastIndex)
        {
            IgnoredMessages++;
        }
        else if (follower.Confirm(response.Index, _log.FirstIndex))
        {
            CommitWhatQuorumHolds();
            SendTimeoutNowIfCaughtUp(follower);
        }
    }

    private void HandleHeartbeatResponse(HeartbeatResponse response)
    {
        if (_role != RaftRole.Leader || _progress.Find(response.From) is not { } follower)
            return;
        follower.IsActive = true;
        follower.HeartbeatAnswered(Math.Min(response.Round, _round), _log.LastIndex);
        NoteRound();
    }

    /// <summary>Everything that can be sent now is made into messages, once per drain, so that proposals made in between share appends.</summary>
    private void Replicate()
    {
        foreach (var follower in _progress.Followers)
        {
            if (NeedsSnapshot(follower))
            {
                SendSnapshot(follower);
                continue;
            }

            while (follower.TakesEntries && follower.Next <= _log.LastIndex)
            {
                if (!SendEntries(follower))
                    break;
            }

            if (!follower.IsPaused && (follower.NudgeDue || IsNewsDue(follower)))
                SendEmptyAppend(follower);
        }

        _hasCommitNews = false;
    }

    /// <summary>An idle follower is told at once of what was committed; one that is busy learns it from the next append, unless told eagerly.</summary>
    private bool IsNewsDue(Progress follower)
    {
        if (_hasCommitNews && _options.EagerCommitNews)
            return follower.CommitTold < _commit || follower.State == ProgressState.Probe;
        bool isIdle = follower.State == ProgressState.Replicate && (follower.Window.Count == 0 || _options.EagerCommitNews);
        return isIdle && follower.MayLearnOf(_commit);
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
        follower.Sent(entries.Last.Index, entries.Count, bytes, _commit);
        return true;
    }

    /// <summary>Tells of what is committed, and asks for an answer that is overdue: if the follower has all before it, it confirms that again; if
    /// something was lost it refuses, and probing finds where.</summary>
    private void SendEmptyAppend(Progress follower)
    {
        var previous = follower.Next.Previous;
        _messages.Add(new AppendRequest(_self, follower.Node, _term, previous, _log.TermAt(previous), default, _commit));
        follower.Sent(previous, 0, 0, _commit);
    }

    private void SendHeartbeat(Progress follower)
    {
        var commit = LogIndex.Min(follower.Match, _commit);
        _messages.Add(new Heartbeat(_self, follower.Node, _term, commit, _round));
        follower.ToldCommit(commit);
    }
}
