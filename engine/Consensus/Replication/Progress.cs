using Aurigraph.Units;

namespace Aurigraph.Consensus.Replication;

/// <summary>What a leader knows of one follower, and what it may send to it (Raft paper, figure 2: nextIndex and matchIndex, and
/// what pipelining and snapshots add). In <see cref="ProgressState.Replicate"/> the window is empty exactly when <see cref="Next"/> follows
/// <see cref="Match"/>.</summary>
internal sealed class Progress(NodeId node, bool isLearner, InflightWindow window)
{
    public NodeId Node { get; } = node;

    public bool IsLearner { get; set; } = isLearner;

    public InflightWindow Window { get; } = window;

    public ProgressState State { get; private set; }

    public LogIndex Match { get; private set; }

    public LogIndex Next { get; private set; } = new(1);

    /// <summary>The last index of the snapshot under way; 0 when none is.</summary>
    public LogIndex PendingSnapshot { get; private set; }

    /// <summary>A probe is out and not answered, or the last append filled the window; until something is heard, nothing more is sent.</summary>
    public bool IsFlowPaused { get; private set; }

    /// <summary>The transport had no room for an append and has not said that it has again.</summary>
    public bool IsRefused { get; set; }

    /// <summary>It was heard of since the last look at the quorum.</summary>
    public bool IsActive { get; set; }

    /// <summary>An append is due even if there is no entry to send, because an answer may be overdue.</summary>
    public bool NudgeDue { get; set; }

    /// <summary>The commit index that the follower was told, unless the message is lost.</summary>
    public LogIndex CommitTold { get; private set; }

    /// <summary>The latest round of heartbeats that the follower answered in this term.</summary>
    public long AnsweredRound { get; private set; }

    /// <summary>Whether no append at all may be sent now.</summary>
    public bool IsPaused => IsRefused || IsFlowPaused || State == ProgressState.Snapshot;

    /// <summary>Whether an append with entries may be sent now.</summary>
    public bool TakesEntries => !IsPaused && !(State == ProgressState.Replicate && Window.IsFull);

    /// <summary>A new leader: nothing is known, the first probe is right after its own last entry.</summary>
    public void Reset(LogIndex next)
    {
        Match = LogIndex.Zero;
        IsRefused = false;
        IsActive = false;
        CommitTold = LogIndex.Zero;
        AnsweredRound = 0;
        Become(ProgressState.Probe, next);
    }

    /// <summary>The follower confirmed everything up to an index. False when that is old news.</summary>
    /// <param name="match">The index.</param>
    /// <param name="firstIndex">The leader's first entry: who has all before it needs no snapshot.</param>
    public bool Confirm(LogIndex match, LogIndex firstIndex)
    {
        if (match > Match)
        {
            Match = match;
            Next = LogIndex.Max(Next, match.Next);
            IsFlowPaused = false;
        }
        else if (match < Match || State != ProgressState.Probe)
        {
            return false;
        }

        bool isJoined = State == ProgressState.Probe || (State == ProgressState.Snapshot && Match.Next >= firstIndex);
        if (isJoined)
            Become(ProgressState.Replicate, Match.Next);
        else
            Window.FreeTo(Match);
        return true;
    }

    /// <summary>The follower refused an append after <paramref name="previous"/>; the logs may agree up to <paramref name="agreed"/>.
    /// False when the refusal is of an older append and says nothing new.</summary>
    public bool Refuse(LogIndex previous, LogIndex agreed)
    {
        switch (State)
        {
            case ProgressState.Replicate when previous > Match && previous < Next:
                BecomeProbe();
                return true;
            case ProgressState.Probe when previous == Next.Previous:
                Become(ProgressState.Probe, LogIndex.Max(Match.Next, LogIndex.Min(previous, agreed.Next)));
                return true;
            default:
                return false;
        }
    }

    /// <summary>An append left, with so many entries up to <paramref name="last"/>.</summary>
    public void Sent(LogIndex last, int entries, long bytes, LogIndex commit)
    {
        NudgeDue = false;
        if (State == ProgressState.Replicate)
        {
            if (entries > 0)
            {
                Window.Add(last, bytes);
                Next = last.Next;
            }

            IsFlowPaused = Window.IsFull;
        }
        else if (entries > 0)
        {
            IsFlowPaused = true;
        }

        ToldCommit(commit);
    }

    /// <summary>A message left that tells the follower of a commit index.</summary>
    public void ToldCommit(LogIndex commit) => CommitTold = LogIndex.Max(CommitTold, commit);

    /// <summary>Whether the follower has, or is being sent, an entry that it was not told is committed.</summary>
    public bool MayLearnOf(LogIndex commit) => commit > CommitTold && CommitTold < Next.Previous;

    /// <summary>A snapshot left that ends at an index.</summary>
    public void SentSnapshot(LogIndex last)
    {
        Become(ProgressState.Snapshot, last.Next);
        PendingSnapshot = last;
        CommitTold = last;
    }

    /// <summary>The snapshot arrived or was lost. What the follower has of it, its next answer says; until it is heard again nothing is sent.</summary>
    public void SnapshotEnded(bool delivered)
    {
        if (State != ProgressState.Snapshot)
            return;
        Become(ProgressState.Probe, delivered ? LogIndex.Max(Match, PendingSnapshot).Next : Match.Next);
        IsFlowPaused = true;
    }

    /// <summary>What was sent lately may not have arrived.</summary>
    public void Unreachable()
    {
        if (State == ProgressState.Replicate)
            BecomeProbe();
    }

    /// <summary>The transport had no room for an append after <paramref name="previous"/>.</summary>
    public void TakeBack(LogIndex previous, bool hadEntries)
    {
        IsRefused = true;
        CommitTold = LogIndex.Zero;
        IsFlowPaused = false;
        if (State != ProgressState.Replicate || !hadEntries || previous.Next >= Next)
            return;
        Window.TakeBackAfter(previous);
        Next = LogIndex.Max(Match.Next, previous.Next);
    }

    /// <summary>The transport had no room for a heartbeat.</summary>
    public void TakeBackHeartbeat()
    {
        IsRefused = true;
        CommitTold = LogIndex.Zero;
    }

    /// <summary>The follower answered a heartbeat: what was lost may be sent again, and an answer that is overdue asked for.</summary>
    /// <param name="round">The round of the heartbeat.</param>
    /// <param name="last">The leader's last index.</param>
    public void HeartbeatAnswered(long round, LogIndex last)
    {
        IsFlowPaused = false;
        NudgeDue = Match < last || State == ProgressState.Probe;
        AnsweredRound = Math.Max(AnsweredRound, round);
    }

    /// <summary>The view of it from outside.</summary>
    public FollowerProgress View =>
        new(Node, IsLearner, State, Match, Next, Window.Count, Window.Bytes, Window.IsFull, IsPaused, IsActive, PendingSnapshot);

    private void BecomeProbe() => Become(ProgressState.Probe, Match.Next);

    private void Become(ProgressState state, LogIndex next)
    {
        State = state;
        Next = next;
        PendingSnapshot = LogIndex.Zero;
        IsFlowPaused = false;
        NudgeDue = false;
        CommitTold = LogIndex.Min(CommitTold, Next.Previous);
        Window.Clear();
    }
}
