using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

public sealed class ConfigurationSafetyTests
{
    private readonly ConfigurationSafety _checker = new(VotingConfiguration.Of(3, QuorumRule.Majority));
    private readonly ObservedNode _one = Entries.Node(1);
    private readonly ObservedNode _two = Entries.Node(2);

    [Fact]
    public void Nodes_that_go_through_the_same_single_steps_are_right()
    {
        foreach (ObservedNode node in new[] { _one, _two })
        {
            Assert.Null(_checker.Took(node, new LogIndex(5), VotingConfiguration.Of(4, QuorumRule.Majority)));
            Assert.Null(_checker.Took(node, new LogIndex(9), VotingConfiguration.Of(5, QuorumRule.Majority)));
        }
    }

    [Fact]
    public void A_step_too_large_is_found() =>
        Assert.EndsWith("which is no single and no joint step", _checker.Took(_one, new LogIndex(5), VotingConfiguration.Of(5, QuorumRule.Majority)), StringComparison.Ordinal);

    [Fact]
    public void Another_configuration_at_one_index_is_found()
    {
        _checker.Took(_one, new LogIndex(5), VotingConfiguration.Of(4, QuorumRule.Majority));
        Assert.Contains("validator-2 took {validator-1 validator-2} at index 5, where a node before it took", _checker.Took(_two, new LogIndex(5), VotingConfiguration.Of(2, QuorumRule.Majority)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_between_two_that_others_took_is_found()
    {
        _checker.Took(_one, new LogIndex(5), VotingConfiguration.Of(4, QuorumRule.Majority));
        Assert.Contains("where nodes before it went from 0 to 5", _checker.Took(_two, new LogIndex(4), VotingConfiguration.Of(4, QuorumRule.Majority)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_change_before_the_first_is_applied_is_found()
    {
        Assert.Null(_checker.Appended(_one, new LogIndex(5)));
        Assert.Equal(
            "configuration safety: the log of validator-1 has changes of the configuration at 5 and 7 that no node has applied",
            _checker.Appended(_one, new LogIndex(7)));
    }

    [Fact]
    public void A_change_may_follow_one_that_was_applied_elsewhere()
    {
        _checker.Appended(_one, new LogIndex(5));
        _checker.Took(_two, new LogIndex(5), VotingConfiguration.Of(4, QuorumRule.Majority));
        Assert.Null(_checker.Appended(_one, new LogIndex(7)));
    }

    [Fact]
    public void A_node_goes_by_the_configuration_of_the_snapshot_it_restored()
    {
        _checker.Took(_two, new LogIndex(5), VotingConfiguration.Of(4, QuorumRule.Majority));
        _checker.Took(_two, new LogIndex(9), VotingConfiguration.Of(5, QuorumRule.Majority));
        _checker.Restored(_one, new LogIndex(7));
        Assert.Equal(4, _one.Configuration.Voters.Count);
        _checker.Restored(_one, new LogIndex(9));
        Assert.Equal(5, _one.Configuration.Voters.Count);
    }

    [Fact]
    public void A_leader_that_goes_by_a_configuration_two_steps_old_is_found()
    {
        Assert.Null(_checker.Elected(_one, new Term(1)));
        _checker.Took(_two, new LogIndex(5), VotingConfiguration.Of(4, QuorumRule.Majority));
        Assert.Null(_checker.Elected(_one, new Term(2)));
        _checker.Took(_two, new LogIndex(9), VotingConfiguration.Of(5, QuorumRule.Majority));
        Assert.Contains("validator-1 leads in term 3 by {validator-1 validator-2 validator-3}, which could decide apart", _checker.Elected(_one, new Term(3)), StringComparison.Ordinal);
    }
}
