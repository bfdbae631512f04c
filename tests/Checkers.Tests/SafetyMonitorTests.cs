using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

public sealed class SafetyMonitorTests
{
    private static readonly NodeId One = NodeId.Validator(1);
    private static readonly NodeId Two = NodeId.Validator(2);
    private static readonly NodeId Origin = NodeId.Business(1);

    private readonly SafetyMonitor _monitor = new(voters: 3, QuorumRule.Majority);

    [Fact]
    public void It_is_silent_on_a_correct_history()
    {
        PlayCorrectHistory();
        Assert.Empty(_monitor.Violations);
    }

    [Fact]
    public void It_finds_a_second_leader_of_a_term() => Finds("election safety", () => _monitor.Elected(Two, new Term(1)));

    [Fact]
    public void It_finds_an_entry_that_a_leader_commits_too_early()
    {
        Finds("committed is durable", () => _monitor.Committed(One, isLeader: true, [Entries.Entry(1, 4)]));
    }

    [Fact]
    public void A_follower_may_learn_of_a_commit_before_its_own_disk_holds_it()
    {
        PlayCorrectHistory();
        _monitor.Committed(NodeId.Validator(3), isLeader: false, [Entries.Entry(1, 4)]);
        Assert.Empty(_monitor.Violations);
    }

    [Fact]
    public void It_finds_another_entry_at_a_committed_index() =>
        Finds("state machine safety", () => _monitor.Committed(Two, isLeader: false, [Entries.Entry(1, 1, content: 9)]));

    [Fact]
    public void It_finds_another_state_at_an_applied_index() =>
        Finds("state hash agreement", () => _monitor.Applied(NodeId.Validator(3), new LogIndex(1), Origin, 1, 1, skipped: false, stateHash: 999));

    [Fact]
    public void It_finds_a_batch_that_is_applied_twice() =>
        Finds("applied exactly once", () => _monitor.Applied(One, new LogIndex(4), Origin, 1, 3, skipped: false, stateHash: 40));

    [Fact]
    public void It_finds_a_gap_in_an_origins_batches() =>
        Finds("origin order", () => _monitor.Applied(One, new LogIndex(4), Origin, 1, 5, skipped: false, stateHash: 40));

    [Fact]
    public void A_batch_that_is_skipped_has_no_effect_to_judge()
    {
        PlayCorrectHistory();
        _monitor.Applied(One, new LogIndex(4), Origin, 1, 3, skipped: true, stateHash: 40);
        Assert.Empty(_monitor.Violations);
    }

    [Fact]
    public void It_finds_a_node_that_stopped_itself() => Finds("validator-2 stopped: of a test", () => _monitor.Failed(Two, "of a test"));

    [Fact]
    public void It_keeps_a_hundred_violations_and_no_more()
    {
        for (int i = 0; i < 150; i++)
            _monitor.Note($"violation {i}");
        Assert.Equal(100, _monitor.Violations.Count);
        Assert.Equal("violation 0", _monitor.Violations[0]);
    }

    private void Finds(string property, Action violation)
    {
        PlayCorrectHistory();
        violation();
        Assert.StartsWith(property, Assert.Single(_monitor.Violations), StringComparison.Ordinal);
    }

    /// <summary>validator-1 leads; three batches are written on two of three, committed and applied; validator-2 restarts and applies again.</summary>
    private void PlayCorrectHistory()
    {
        _monitor.Elected(One, new Term(1));
        for (long index = 1; index <= 3; index++)
        {
            _monitor.Durable(One, new LogIndex(index));
            _monitor.Durable(Two, new LogIndex(index));
            _monitor.Committed(One, isLeader: true, [Entries.Entry(1, index)]);
            _monitor.Committed(Two, isLeader: false, [Entries.Entry(1, index)]);
            foreach (NodeId node in new[] { One, Two })
                Apply(node, index);
        }
        _monitor.Restarted(Two, [(Origin, 1, 1)]);
        Apply(Two, 2);
        Apply(Two, 3);
    }

    private void Apply(NodeId node, long index) => _monitor.Applied(node, new LogIndex(index), Origin, 1, index, skipped: false, stateHash: (ulong)index * 10);
}
