using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>Watches a whole run for broken safety properties (Raft paper, figure 3, and this system's own). Costs a few comparisons per
/// event; remembers two numbers per log index.</summary>
public sealed class SafetyMonitor
{
    private const int MaxViolations = 100;

    private readonly List<string> _violations = [];
    private readonly ElectionSafety _elections = new();
    private readonly CommittedIsDurable _durability;
    private readonly StateMachineSafety _stateMachine = new();
    private readonly ExactlyOnce _exactlyOnce = new();

    /// <summary>Watches a group of validators.</summary>
    public SafetyMonitor(int voters, QuorumRule quorum) => _durability = new CommittedIsDurable(quorum.Size(voters));

    /// <summary>Names of the properties.</summary>
    public IReadOnlyList<string> Checked { get; } =
        ["electionSafety", "stateMachineSafety", "committedIsDurable", "appliedExactlyOnce", "originOrder", "stateHashAgreement", "acknowledgedIsCommitted"];

    /// <summary>What was broken, one sentence each; at most a hundred are kept.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>A node became leader.</summary>
    public void Elected(NodeId node, Term term) => Note(_elections.Elected(node, term));

    /// <summary>A validator's log is durable up to an index.</summary>
    public void Durable(NodeId node, LogIndex index) => _durability.Durable(node, index);

    /// <summary>A node counts entries as committed.</summary>
    public void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries)
    {
        foreach (LogEntry entry in entries)
        {
            Note(_stateMachine.Committed(node, entry));
            if (isLeader)
                Note(_durability.Committed(node, entry.Index));
        }
    }

    /// <summary>A node applied an entry with an effect on its state, or without.</summary>
    /// <param name="node">The node.</param>
    /// <param name="index">The entry.</param>
    /// <param name="origin">Origin of its batch; none when it names no batch.</param>
    /// <param name="incarnation">Incarnation of the batch.</param>
    /// <param name="sequence">Sequence of the batch.</param>
    /// <param name="skipped">Whether it had no effect.</param>
    /// <param name="stateHash">The state after it.</param>
    public void Applied(NodeId node, LogIndex index, NodeId origin, long incarnation, long sequence, bool skipped, ulong stateHash)
    {
        Note(_stateMachine.Applied(node, index, stateHash));
        if (!skipped)
            Note(_exactlyOnce.Applied(node, origin, incarnation, sequence));
    }

    /// <summary>A node starts again from its last checkpoint: what it applied after that, it applies anew.</summary>
    public void Restarted(NodeId node, IEnumerable<(NodeId Origin, long Incarnation, long Sequence)> marks) => _exactlyOnce.Restarted(node, marks);

    /// <summary>A node stopped itself over a broken invariant.</summary>
    public void Failed(NodeId node, string cause) => Note($"{node} stopped: {cause}");

    /// <summary>Something else was found broken.</summary>
    public void Note(string? violation)
    {
        if (violation is not null && _violations.Count < MaxViolations)
            _violations.Add(violation);
    }
}
