using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>Who leads with a quorum behind it, and for how long nobody did.</summary>
public sealed class LeadershipRecorder(RunWindow window, MembershipRecorder members)
{
    private readonly SortedDictionary<NodeId, (Term Term, NodeId Leader)> _views = [];
    private readonly List<ElectionRow> _gaps = [];
    private readonly List<LeaderSpan> _spans = [];
    private NodeId _previousLeader;
    private VirtualTime _since;
    private long _lastTerm;
    private Term _ledTerm;

    /// <summary>The node a quorum follows; none at times.</summary>
    public NodeId Leader { get; private set; }

    /// <summary>Its term.</summary>
    public Term Term { get; private set; }

    /// <summary>The highest term seen.</summary>
    public long HighestTerm => _lastTerm;

    /// <summary>Leaders elected inside the window.</summary>
    public long Elections { get; private set; }

    /// <summary>Of these, others than before.</summary>
    public long LeaderChanges { get; private set; }

    /// <summary>Fires when a quorum follows a new leader.</summary>
    public event Action<NodeId>? LeaderFound;

    /// <summary>A validator's view changed. Answers whether it has just become leader itself.</summary>
    public bool OnView(NodeId node, Term term, NodeId leader, VirtualTime now)
    {
        _views[node] = (term, leader);
        _lastTerm = Math.Max(_lastTerm, term.Value);
        bool elected = leader == node && term > _ledTerm;
        if (elected)
        {
            _ledTerm = term;
            if (window.Contains(now))
                Elections++;
        }
        Judge(now);
        return elected;
    }

    /// <summary>A validator died.</summary>
    public void OnDied(NodeId node, VirtualTime now)
    {
        _views.Remove(node);
        Judge(now);
    }

    /// <summary>Intervals without a leader, the last one open until an instant.</summary>
    public IReadOnlyList<ElectionRow> Gaps(VirtualTime end) => Leader.IsNone && end > _since
        ? [.. _gaps, new ElectionRow(_since.Milliseconds, end.Milliseconds, (end - _since).Milliseconds, _lastTerm, NodeId.None)]
        : [.. _gaps];

    /// <summary>Who led when, the last one until an instant.</summary>
    public IReadOnlyList<LeaderSpan> Spans(VirtualTime end) => Leader.IsNone
        ? [.. _spans]
        : [.. _spans, new LeaderSpan(Leader, Term.Value, _since.Milliseconds, end.Milliseconds)];

    /// <summary>Milliseconds of the window without a leader.</summary>
    public double LeaderlessMs(VirtualTime end) => Gaps(end).Sum(g =>
        Math.Max(0, Math.Min(g.EndMs, window.End.Milliseconds) - Math.Max(g.StartMs, window.Start.Milliseconds)));

    private void Judge(VirtualTime now)
    {
        (Term term, NodeId leader) = Followed();
        if (leader == Leader && term == Term)
            return;
        if (!Leader.IsNone)
            _spans.Add(new LeaderSpan(Leader, Term.Value, _since.Milliseconds, now.Milliseconds));
        else if (now > _since)
            _gaps.Add(new ElectionRow(_since.Milliseconds, now.Milliseconds, (now - _since).Milliseconds, term.Value, leader));
        _since = now;
        Leader = leader;
        Term = term;
        if (leader.IsNone)
            return;
        if (!_previousLeader.IsNone && leader != _previousLeader && window.Contains(now))
            LeaderChanges++;
        _previousLeader = leader;
        LeaderFound?.Invoke(leader);
    }

    private (Term Term, NodeId Leader) Followed()
    {
        foreach ((NodeId node, (Term term, NodeId leader)) in _views)
        {
            if (leader != node)
                continue;
            int followers = 0;
            foreach ((NodeId follower, (Term viewTerm, NodeId viewLeader)) in _views)
            {
                if (viewTerm == term && viewLeader == leader && members.Counts(follower))
                    followers++;
            }
            if (followers >= members.Quorum)
                return (term, leader);
        }
        return (Term.Zero, NodeId.None);
    }
}
