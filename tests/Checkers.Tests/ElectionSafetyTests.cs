using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

public sealed class ElectionSafetyTests
{
    private readonly ElectionSafety _checker = new();

    [Fact]
    public void One_leader_per_term_is_right_however_many_terms_it_leads()
    {
        Assert.Null(_checker.Elected(NodeId.Validator(1), new Term(1)));
        Assert.Null(_checker.Elected(NodeId.Validator(2), new Term(2)));
        Assert.Null(_checker.Elected(NodeId.Validator(1), new Term(3)));
    }

    [Fact]
    public void A_leader_that_is_reported_twice_is_right()
    {
        Assert.Null(_checker.Elected(NodeId.Validator(1), new Term(1)));
        Assert.Null(_checker.Elected(NodeId.Validator(1), new Term(1)));
    }

    [Fact]
    public void Two_leaders_of_one_term_are_found()
    {
        _checker.Elected(NodeId.Validator(1), new Term(4));
        Assert.Equal("election safety: both validator-1 and validator-2 lead in term 4", _checker.Elected(NodeId.Validator(2), new Term(4)));
    }

    [Fact]
    public void Two_leaders_of_one_term_are_found_when_the_first_was_followed_by_others()
    {
        _checker.Elected(NodeId.Validator(1), new Term(4));
        _checker.Elected(NodeId.Validator(2), new Term(5));
        Assert.NotNull(_checker.Elected(NodeId.Validator(3), new Term(4)));
    }

    [Fact]
    public void Leaders_of_terms_long_gone_are_not_held_against_anyone()
    {
        _checker.Elected(NodeId.Validator(1), new Term(1));
        _checker.Elected(NodeId.Validator(1), new Term(1 + 4096));
        Assert.Null(_checker.Elected(NodeId.Validator(2), new Term(1)));
        Assert.NotNull(_checker.Elected(NodeId.Validator(2), new Term(1 + 4096)));
    }
}
