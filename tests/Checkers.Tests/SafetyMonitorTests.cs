using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

public sealed class SafetyMonitorTests
{
    private static readonly NodeId One = NodeId.Validator(1);
    private static readonly NodeId Two = NodeId.Validator(2);
    private static readonly NodeId Three = NodeId.Validator(3);
    private static readonly NodeId Origin = NodeId.Business(1);

    private readonly SafetyMonitor _monitor = new(VotingConfiguration.Of(3, QuorumRule.Majority), bodiesApart: true);

    [Fact]
    public void It_is_silent_on_a_correct_history()
    {
        PlayCorrectHistory();
        Assert.Empty(_monitor.Violations);
    }

    [Fact]
    public void It_finds_a_second_leader_of_a_term() => Finds("election safety", () => _monitor.LeaderView(Two, new Term(1), Two));

    [Fact]
    public void It_finds_an_entry_that_a_leader_commits_too_early()
    {
        Finds("committed is durable", () => _monitor.Committed(One, isLeader: true, [Entries.Entry(1, 4)]));
    }

    [Fact]
    public void A_follower_may_learn_of_a_commit_before_its_own_disk_holds_it()
    {
        PlayCorrectHistory();
        _monitor.LogAppended(Three, [.. Enumerable.Range(1, 3).Select(i => Entries.Entry(1, i))]);
        _monitor.Committed(Three, isLeader: false, [Entries.Entry(1, 1), Entries.Entry(1, 2), Entries.Entry(1, 3)]);
        Assert.Empty(_monitor.Violations);
    }

    [Fact]
    public void It_finds_another_entry_at_a_committed_index() =>
        Finds("state machine safety", () => _monitor.Committed(Two, isLeader: false, [Entries.Entry(1, 1, content: 9)]));

    [Fact]
    public void It_finds_another_state_at_an_applied_index() =>
        Finds("state hash agreement", () => _monitor.Applied(Three, new LogIndex(1), NodeId.None, 0, 0, skipped: false, content: 7, stateHash: 999));

    [Fact]
    public void It_finds_a_batch_that_is_applied_twice() =>
        Finds("applied exactly once", () => _monitor.Applied(One, new LogIndex(3), Origin, 1, 3, skipped: false, content: 7, stateHash: 30));

    [Fact]
    public void It_finds_a_gap_in_an_origins_batches() => Finds("origin order", () =>
    {
        _monitor.BodyDurable(One, Origin, 1, 5, content: 7);
        _monitor.Applied(One, new LogIndex(3), Origin, 1, 5, skipped: false, content: 7, stateHash: 30);
    });

    [Fact]
    public void A_batch_that_is_skipped_has_no_effect_to_judge()
    {
        PlayCorrectHistory();
        _monitor.Applied(One, new LogIndex(3), Origin, 1, 3, skipped: true, content: 7, stateHash: 30);
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

    [Fact]
    public void It_finds_a_leader_that_removes_its_own_entries() => Finds("leader append-only", () => _monitor.LogTruncated(One, new Term(1), new LogIndex(4)));

    [Fact]
    public void It_finds_an_entry_behind_another_one_than_elsewhere() => Finds("log matching", () => _monitor.LogAppended(Three, [Entries.Entry(1, 1, content: 7)]));

    [Fact]
    public void It_finds_a_leader_without_what_was_committed() => Finds("leader completeness", () => _monitor.LeaderView(Three, new Term(2), Three));

    [Fact]
    public void It_finds_a_configuration_that_is_no_step_from_the_last() =>
        Finds("configuration safety", () => _monitor.ConfigurationTook(One, new LogIndex(3), VotingConfiguration.Of(9, QuorumRule.Majority)));

    [Fact]
    public void It_finds_two_changes_of_the_configuration_that_are_not_applied() => Finds("configuration safety", () =>
    {
        _monitor.ChangeAppended(One, new LogIndex(4));
        _monitor.ChangeAppended(One, new LogIndex(5));
    });

    [Fact]
    public void A_change_that_was_cut_off_a_log_does_not_count()
    {
        PlayCorrectHistory();
        _monitor.ChangeAppended(Two, new LogIndex(4));
        _monitor.LogTruncated(Two, new Term(2), new LogIndex(4));
        _monitor.ChangeAppended(Two, new LogIndex(5));
        Assert.Empty(_monitor.Violations);
    }

    [Fact]
    public void A_change_in_a_log_that_a_snapshot_replaced_does_not_count()
    {
        PlayCorrectHistory();
        _monitor.ChangeAppended(Two, new LogIndex(6));
        _monitor.LogReplaced(Two, new LogIndex(4), new Term(1));
        _monitor.ChangeAppended(Two, new LogIndex(5));
        Assert.Empty(_monitor.Violations);
    }

    [Fact]
    public void It_finds_an_entry_without_its_body() => Finds("body before entry", () => _monitor.BatchNamed(One, new Term(1), new LogIndex(4), Origin, 1, 4, content: 7));

    [Fact]
    public void It_finds_an_acknowledgement_of_what_no_validator_applied() => Finds("acknowledged is committed", () => _monitor.Acknowledged(Origin, 1, 4, content: 7));

    [Fact]
    public void It_finds_an_acknowledgement_of_another_batch_than_the_one_applied() =>
        Finds("acknowledged is committed: business-1 was told that its batch business-1/1/4 is final, where validators applied another batch of that name", () =>
    {
        _monitor.BodyDurable(One, Origin, 1, 4, content: 7);
        _monitor.Applied(One, new LogIndex(3), Origin, 1, 4, skipped: false, content: 7, stateHash: 30);
        _monitor.Acknowledged(Origin, 1, 4, content: 8);
    });

    [Fact]
    public void It_finds_a_batch_that_is_applied_before_it_is_committed() =>
        Finds("state machine safety: validator-1 applied index 4, where nothing beyond 3 is committed", () => _monitor.Applied(One, new LogIndex(4), NodeId.None, 0, 0, skipped: false, content: 7, stateHash: 30));

    [Fact]
    public void It_finds_a_snapshot_of_another_state() =>
        Finds("state hash agreement", () => _monitor.SnapshotRestored(Three, new LogIndex(3), stateHash: 31, [(Origin, 1, 3)]));

    [Fact]
    public void It_finds_a_snapshot_without_marks() =>
        Finds("applied exactly once", () => _monitor.SnapshotRestored(Two, new LogIndex(3), stateHash: 30, []));

    [Fact]
    public void A_node_that_takes_a_snapshot_goes_on_behind_it()
    {
        PlayCorrectHistory();
        _monitor.LogReplaced(Three, new LogIndex(3), new Term(1));
        _monitor.SnapshotRestored(Three, new LogIndex(3), stateHash: 30, [(Origin, 1, 3)]);
        _monitor.LogCompacted(One, new LogIndex(2));
        foreach (NodeId node in new[] { One, Three })
        {
            _monitor.BodyDurable(node, Origin, 1, 4, content: 7);
            if (node == Three)
                _monitor.LogAppended(node, [Entries.Entry(1, 4)]);
            _monitor.BatchNamed(node, new Term(1), new LogIndex(4), Origin, 1, 4, content: 7);
            _monitor.Durable(node, [Entries.Entry(1, 4)]);
        }
        _monitor.Committed(One, isLeader: true, [Entries.Entry(1, 4)]);
        Apply(Three, 4);
        _monitor.LeaderView(Three, new Term(2), Three);
        Assert.Empty(_monitor.Violations);
    }

    [Fact]
    public void Its_names_are_those_of_the_result()
    {
        Assert.Equal(12, SafetyMonitor.Properties.Distinct().Count());
        Assert.All(SafetyMonitor.Properties, p => Assert.Matches("^[a-z]+([A-Z][a-z]+)+$", p));
    }

    private void Finds(string property, Action violation)
    {
        PlayCorrectHistory();
        violation();
        Assert.StartsWith(property, Assert.Single(_monitor.Violations), StringComparison.Ordinal);
    }

    /// <summary>validator-1 leads and has four entries; three are written on two of three, committed and applied; validator-2 restarts and applies again.</summary>
    private void PlayCorrectHistory()
    {
        foreach (NodeId node in new[] { One, Two, Three })
            _monitor.LogRecovered(node, LogIndex.Zero, Term.Zero, []);
        _monitor.LeaderView(One, new Term(1), One);
        for (long index = 1; index <= 3; index++)
        {
            foreach (NodeId node in new[] { One, Two })
            {
                _monitor.BodyDurable(node, Origin, 1, index, content: 7);
                _monitor.LogAppended(node, [Entries.Entry(1, index)]);
                _monitor.BatchNamed(node, new Term(1), new LogIndex(index), Origin, 1, index, content: 7);
                _monitor.Durable(node, [Entries.Entry(1, index)]);
            }
            _monitor.Committed(One, isLeader: true, [Entries.Entry(1, index)]);
            _monitor.Committed(Two, isLeader: false, [Entries.Entry(1, index)]);
            foreach (NodeId node in new[] { One, Two })
                Apply(node, index);
            _monitor.Acknowledged(Origin, 1, index, content: 7);
        }
        _monitor.LogAppended(One, [Entries.Entry(1, 4)]);
        _monitor.Restarted(Two, new LogIndex(1), [(Origin, 1, 1)]);
        _monitor.LogRecovered(Two, LogIndex.Zero, Term.Zero, Entries.Behind(0, 1, 1, 1));
        Apply(Two, 2);
        Apply(Two, 3);
    }

    private void Apply(NodeId node, long index) => _monitor.Applied(node, new LogIndex(index), Origin, 1, index, skipped: false, content: 7, stateHash: (ulong)index * 10);
}
