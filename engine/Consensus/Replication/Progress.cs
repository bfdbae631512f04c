using Aurigraph.Units;

namespace Aurigraph.Consensus.Replication;

/// <summary>What a leader knows of one follower, and what it may send to it (Raft paper, figure 2: nextIndex and matchIndex, and
/// what pipelining adds). In <see cref="ProgressState.Replicate"/> the window is empty exactly when <see cref="Next"/> follows
/// <see cref="Match"/>.</summary>
internal sealed class Progress(NodeId node, bool isLearner, InflightWindow window)
{
    public NodeId Node { get; } = node;

    public bool IsLearner { get; set; } = isLearner;

    public InflightWindow Window { get; } = window;

    public ProgressState State { get; private set; }

    public LogIndex Match { get; private set; }

    public LogIndex Next { get; private set; }

    /// <summary>A probe is out and not answered.</summary>
    public bool ProbeSent { get; private set; }

    /// <summary>The transport had no room for an append and has not said that it has again.</summary>
    public bool IsRefused { get; set; }

    /// <summary>It was heard of since the last look at the quorum.</summary>
    public bool IsActive { get; set; }

    /// <summary>An append was answered since the last heartbeat was.</summary>
    public bool AnsweredSinceHeartbeat { get; set; }

    /// <summary>An append without entries is due, to ask for an answer that is overdue.</summary>
    public bool ReminderDue { get; set; }

    /// <summary>The commit index that the follower was told, unless the message is lost.</summary>
    public LogIndex CommitSent { get; private set; }

    /// <summary>Whether no append with entries may be sent now.</summary>
    public bool IsPaused => IsRefused || (State == ProgressState.Probe ? ProbeSent : Window.IsFull);

    /// <summary>A new leader: nothing is known, the first probe is right after its own last entry.</summary>
    public void Reset(LogIndex next)
    {
        Match = LogIndex.Zero;
        IsRefused = false;
        IsActive = false;
        AnsweredSinceHeartbeat = false;
        Probe(next);
    }

    /// <summary>The follower confirmed everything up to an index. False when that is old news.</summary>
    public bool Confirm(LogIndex match)
    {
        AnsweredSinceHeartbeat = true;
        bool isNews = match > Match;
        if (isNews)
            Match = match;
        Next = LogIndex.Max(Next, Match.Next);
        Window.FreeTo(Match);
        if (State == ProgressState.Probe && match == Match)
            Replicate();
        return isNews;
    }

    /// <summary>The follower refused an append after <paramref name="previous"/>; probing goes on after <paramref name="agreed"/>.
    /// False when the refusal is of an older append and says nothing new.</summary>
    public bool Refuse(LogIndex previous, LogIndex agreed)
    {
        AnsweredSinceHeartbeat = true;
        bool isStale = previous <= Match || previous >= Next || (State == ProgressState.Probe && previous != Next.Previous);
        if (isStale)
            return false;
        Probe(LogIndex.Max(Match.Next, LogIndex.Min(agreed.Next, previous)));
        return true;
    }

    /// <summary>An append left, with entries up to <paramref name="last"/>.</summary>
    public void Sent(LogIndex last, long bytes, LogIndex commit)
    {
        if (State == ProgressState.Probe)
        {
            ProbeSent = true;
        }
        else
        {
            Window.Add(last, bytes);
            Next = last.Next;
        }

        ToldCommit(LogIndex.Min(last, commit));
    }

    /// <summary>A message left that tells the follower of a commit index.</summary>
    public void ToldCommit(LogIndex commit) => CommitSent = LogIndex.Max(CommitSent, commit);

    /// <summary>The transport had no room for an append after <paramref name="previous"/>.</summary>
    public void TakeBack(LogIndex previous, bool hadEntries)
    {
        IsRefused = true;
        CommitSent = LogIndex.Zero;
        if (State == ProgressState.Probe)
        {
            ProbeSent = false;
            return;
        }

        if (!hadEntries || previous.Next >= Next)
            return;
        Window.TakeBackAfter(previous);
        Next = LogIndex.Max(Match.Next, previous.Next);
    }

    /// <summary>The transport had no room for a heartbeat.</summary>
    public void TakeBackHeartbeat()
    {
        IsRefused = true;
        CommitSent = LogIndex.Zero;
    }

    /// <summary>The follower answered a heartbeat: a probe that was lost may be sent again, and an answer that is overdue asked for.</summary>
    public void HeartbeatAnswered()
    {
        if (State == ProgressState.Probe)
            ProbeSent = false;
        else if (Window.Count > 0 && !AnsweredSinceHeartbeat)
            ReminderDue = true;
        AnsweredSinceHeartbeat = false;
    }

    /// <summary>The view of it from outside.</summary>
    public FollowerProgress View => new(Node, IsLearner, State, Match, Next, Window.Count, Window.Bytes, IsPaused);

    private void Probe(LogIndex next)
    {
        State = ProgressState.Probe;
        Next = next;
        ProbeSent = false;
        ReminderDue = false;
        CommitSent = LogIndex.Zero;
        Window.Clear();
    }

    private void Replicate()
    {
        State = ProgressState.Replicate;
        Next = Match.Next;
        ProbeSent = false;
        ReminderDue = false;
        Window.Clear();
    }
}
