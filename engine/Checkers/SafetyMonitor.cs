using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>Watches a whole run for broken safety properties (Raft paper, figure 3, and this system's own) with the knowledge of all nodes, which none
/// of them has. It is told what nodes did and never asks them; what it is told has no effect on them.
/// <para>Cost: a few comparisons per entry and node. Memory: per log index only between the slowest node and the fastest, at most
/// <see cref="MostIndices"/> of them; beyond that a node that lags is held against a thinned chain of states.</para></summary>
public sealed class SafetyMonitor
{
    /// <summary>Log indices of which entries and states are kept, at most.</summary>
    public const int MostIndices = 1 << 16;

    private const int MaxViolations = 100;

    private readonly Dictionary<NodeId, ObservedNode> _nodes = [];
    private readonly List<string> _violations = [];
    private readonly VotingConfiguration _initial;
    private readonly bool _bodiesApart;
    private readonly ElectionSafety _elections = new();
    private readonly LogMatching _matching;
    private readonly LeaderCompleteness _completeness = new();
    private readonly StateMachineSafety _stateMachine;
    private readonly CommittedIsDurable _durability;
    private readonly ConfigurationSafety _configurations;
    private readonly ExactlyOnce _exactlyOnce = new();
    private readonly BodyBeforeEntry _bodies = new();
    private readonly AcknowledgedIsCommitted _acknowledged = new();

    /// <summary>Watches a group of validators and those who follow it.</summary>
    /// <param name="initial">Who decides at the start.</param>
    /// <param name="bodiesApart">Whether bodies of batches are made durable apart from the entries that name them, so that these must not come first.</param>
    public SafetyMonitor(VotingConfiguration initial, bool bodiesApart = false)
    {
        ArgumentNullException.ThrowIfNull(initial);
        _initial = initial;
        _bodiesApart = bodiesApart;
        _matching = new LogMatching(MostIndices, LowestNeeded);
        _stateMachine = new StateMachineSafety(MostIndices, LowestNeeded);
        _durability = new CommittedIsDurable(Find);
        _configurations = new ConfigurationSafety(initial);
    }

    /// <summary>Names of the properties.</summary>
    public static IReadOnlyList<string> Properties { get; } =
    [
        "electionSafety", "leaderAppendOnly", "logMatching", "leaderCompleteness", "stateMachineSafety", "committedIsDurable", "configurationSafety",
        "bodyBeforeEntry", "appliedExactlyOnce", "originOrder", "stateHashAgreement", "acknowledgedIsCommitted",
    ];

    /// <summary>What was broken, one sentence each; at most a hundred are kept.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>A node starts from what its disk holds. What it applied after its last checkpoint it applies anew.</summary>
    /// <param name="node">The node.</param>
    /// <param name="applied">The index of the checkpoint.</param>
    /// <param name="marks">The origins' last batches in it.</param>
    public void Restarted(NodeId node, LogIndex applied, IEnumerable<(NodeId Origin, long Incarnation, long Sequence)> marks)
    {
        ObservedNode observed = Find(node);
        observed.Leads = Term.Zero;
        observed.Committed = LogIndex.Zero;
        observed.Applied = applied;
        _exactlyOnce.Restarted(node, marks);
    }

    /// <summary>A validator starts with this log, all of it durable.</summary>
    /// <param name="node">The validator.</param>
    /// <param name="after">The index that the log begins after: that of a snapshot, else 0.</param>
    /// <param name="afterTerm">The term there.</param>
    /// <param name="entries">The log.</param>
    public void LogRecovered(NodeId node, LogIndex after, Term afterTerm, IReadOnlyList<LogEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ObservedNode observed = Find(node);
        observed.Log.Reset(after, afterTerm);
        observed.Durable.Reset(after, afterTerm);
        observed.Changes.Clear();
        foreach (LogEntry entry in entries)
        {
            Note(_matching.Appended(observed, entry));
            observed.Log.Append(entry.Term);
            observed.Durable.Append(entry.Term);
        }
    }

    /// <summary>A validator's log gained entries behind its last one.</summary>
    public void LogAppended(NodeId node, IReadOnlyList<LogEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ObservedNode observed = Find(node);
        for (int i = 0; i < entries.Count; i++)
        {
            Note(_matching.Appended(observed, entries[i]));
            observed.Log.Append(entries[i].Term);
        }
    }

    /// <summary>A validator's log lost its entries from an index on.</summary>
    /// <param name="node">The validator.</param>
    /// <param name="term">Its term at that time.</param>
    /// <param name="from">The first that is gone.</param>
    public void LogTruncated(NodeId node, Term term, LogIndex from)
    {
        ObservedNode observed = Find(node);
        Note(LeaderAppendOnly.Truncated(observed, term, from));
        observed.Log.TruncateFrom(from);
        observed.Changes.RemoveAll(c => c >= from);
    }

    /// <summary>A validator put a snapshot of its own in the place of its entries up to an index.</summary>
    public void LogCompacted(NodeId node, LogIndex upTo)
    {
        ObservedNode observed = Find(node);
        observed.Log.CompactTo(upTo);
        observed.Durable.CompactTo(upTo);
    }

    /// <summary>A validator put a snapshot in the place of its whole log. One whose log agrees with the snapshot keeps it, since what lies behind may
    /// have been counted on.</summary>
    /// <param name="node">The validator.</param>
    /// <param name="index">The last index that the snapshot includes.</param>
    /// <param name="term">The term there.</param>
    public void LogReplaced(NodeId node, LogIndex index, Term term)
    {
        ObservedNode observed = Find(node);
        observed.Log.Reset(index, term);
        observed.Durable.Reset(index, term);
        observed.Changes.Clear();
        observed.Committed = LogIndex.Max(observed.Committed, index);
    }

    /// <summary>A node put a snapshot in the place of its state.</summary>
    /// <param name="node">The node.</param>
    /// <param name="index">The last index that the snapshot includes.</param>
    /// <param name="stateHash">The state in it.</param>
    /// <param name="marks">The origins' last batches in it.</param>
    public void SnapshotRestored(NodeId node, LogIndex index, ulong stateHash, IEnumerable<(NodeId Origin, long Incarnation, long Sequence)> marks)
    {
        (NodeId Origin, long Incarnation, long Sequence)[] held = [.. marks];
        ObservedNode observed = Find(node);
        observed.Applied = LogIndex.Max(observed.Applied, index);
        Note(_stateMachine.Applied(node, index, stateHash));
        Note(_exactlyOnce.Restored(node, held));
        _configurations.Restored(observed, index);
        foreach ((NodeId origin, long incarnation, long sequence) in held)
            _bodies.Passed(node, origin, incarnation, sequence);
    }

    /// <summary>A validator goes by a configuration from now on, that of the entry at an index.</summary>
    public void ConfigurationTook(NodeId node, LogIndex index, VotingConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Note(_configurations.Took(Find(node), index, configuration));
    }

    /// <summary>One of the entries that a validator's log gained changes the configuration.</summary>
    public void ChangeAppended(NodeId node, LogIndex index) => Note(_configurations.Appended(Find(node), index));

    /// <summary>A validator's view of who leads changed.</summary>
    public void LeaderView(NodeId node, Term term, NodeId leader)
    {
        ObservedNode observed = Find(node);
        if (leader != node)
        {
            observed.Leads = Term.Zero;
            return;
        }
        if (observed.Leads == term)
            return;
        observed.Leads = term;
        Note(_elections.Elected(node, term));
        Note(_completeness.Elected(observed, term));
        Note(_configurations.Elected(observed, term));
    }

    /// <summary>Entries are on a validator's disk, in the place of whatever it held from the first of them on.</summary>
    public void Durable(NodeId node, IReadOnlyList<LogEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0)
            return;
        TermRuns durable = Find(node).Durable;
        durable.TruncateFrom(entries[0].Index);
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i].Index == durable.Last.Next)
                durable.Append(entries[i].Term);
        }
    }

    /// <summary>A body is on a validator's disk.</summary>
    public void BodyDurable(NodeId node, NodeId origin, long incarnation, long sequence, ulong content) => _bodies.Durable(node, origin, incarnation, sequence, content);

    /// <summary>A validator forgot a body.</summary>
    public void BodyDropped(NodeId node, NodeId origin, long incarnation, long sequence) => _bodies.Dropped(node, origin, incarnation, sequence);

    /// <summary>One of the entries that a validator's log gained names a batch whose body does not travel with it.</summary>
    public void BatchNamed(NodeId node, Term term, LogIndex index, NodeId origin, long incarnation, long sequence, ulong content)
    {
        if (_bodiesApart)
            Note(_bodies.Appended(node, term, index, origin, incarnation, sequence, content));
    }

    /// <summary>A node counts entries as committed.</summary>
    public void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0)
            return;
        ObservedNode observed = Find(node);
        for (int i = 0; i < entries.Count; i++)
            Note(_stateMachine.Committed(node, entries[i]));
        LogEntry last = entries[^1];
        observed.Committed = LogIndex.Max(observed.Committed, last.Index);
        if (last.Index <= _completeness.Highest)
            return;
        Note(_durability.Committed(observed, last.Index, last.Term));
        _completeness.Committed(isLeader && observed.Leads > last.Term ? observed.Leads : last.Term, last.Index, last.Term);
    }

    /// <summary>A node applied an entry with an effect on its state, or without.</summary>
    /// <param name="node">The node.</param>
    /// <param name="index">The entry.</param>
    /// <param name="origin">Origin of its batch; none when it names no batch.</param>
    /// <param name="incarnation">Incarnation of the batch.</param>
    /// <param name="sequence">Sequence of the batch.</param>
    /// <param name="skipped">Whether it had no effect.</param>
    /// <param name="content">A fingerprint of the batch.</param>
    /// <param name="stateHash">The state after it.</param>
    public void Applied(NodeId node, LogIndex index, NodeId origin, long incarnation, long sequence, bool skipped, ulong content, ulong stateHash)
    {
        ObservedNode observed = Find(node);
        Note(AppliedIsCommitted(observed, index));
        observed.Applied = index;
        Note(_stateMachine.Applied(node, index, stateHash));
        if (skipped || origin.IsNone)
            return;
        Note(_exactlyOnce.Applied(node, origin, incarnation, sequence));
        if (node.Role != NodeRole.Validator)
            return;
        _acknowledged.Applied(origin, incarnation, sequence, content);
        if (_bodiesApart)
            Note(_bodies.Applied(node, index, origin, incarnation, sequence));
    }

    /// <summary>An origin was told that a batch of this content is final.</summary>
    public void Acknowledged(NodeId origin, long incarnation, long sequence, ulong content) => Note(_acknowledged.Acknowledged(origin, incarnation, sequence, content));

    /// <summary>A node stopped itself over a broken invariant.</summary>
    public void Failed(NodeId node, string cause) => Note($"{node} stopped: {cause}");

    /// <summary>Something else was found broken.</summary>
    public void Note(string? violation)
    {
        if (violation is not null && _violations.Count < MaxViolations)
            _violations.Add(violation);
    }

    private string? AppliedIsCommitted(ObservedNode node, LogIndex index) => index <= _completeness.Highest
        ? null
        : $"state machine safety: {node} applied index {index}, where nothing beyond {_completeness.Highest} is committed";

    private ObservedNode Find(NodeId node)
    {
        if (!_nodes.TryGetValue(node, out ObservedNode? observed))
            _nodes.Add(node, observed = new ObservedNode(node, _initial));
        return observed;
    }

    /// <summary>Asked only when a window is full. The order of the nodes has no effect on the lowest.</summary>
    private LogIndex LowestNeeded()
    {
        LogIndex lowest = new(long.MaxValue - 1);
        foreach (ObservedNode node in _nodes.Values)
            lowest = LogIndex.Min(lowest, node.Applied);
        return lowest.Next;
    }
}
