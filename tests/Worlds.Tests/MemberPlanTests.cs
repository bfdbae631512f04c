using Aurigraph.Units;

namespace Aurigraph.Worlds.Tests;

public sealed class MemberPlanTests
{
    private readonly MemberPlan _plan = new([V(1), V(2), V(3)], [V(4)]);

    [Fact]
    public void Who_is_to_join_stands_outside_until_then()
    {
        Assert.Equal([V(4)], _plan.Outside);
        Assert.False(_plan.IsChanged);
        _plan.Join(V(4), At(5));
        Assert.Empty(_plan.Outside);
        Assert.Equal([V(1), V(2), V(3), V(4)], _plan.Wanted);
    }

    [Fact]
    public void A_change_lasts_until_the_network_decides_by_the_new_voters()
    {
        _plan.Join(V(4), At(5));
        Assert.Equal(double.MaxValue, Assert.Single(_plan.Spans).EndMs);
        Assert.Empty(_plan.Settle([V(1), V(2), V(3)], [V(1), V(2), V(3)], At(6)));
        Assert.Empty(_plan.Settle([V(1), V(2), V(3), V(4)], [V(1), V(2), V(3), V(4)], At(7)));
        Assert.Equal(("validator-4 joins", 5_000, 7_000), (_plan.Spans.Single().Text, _plan.Spans.Single().StartMs, _plan.Spans.Single().EndMs));
    }

    [Fact]
    public void Who_left_is_to_be_stopped_once_and_stands_outside()
    {
        _plan.Leave(V(2), At(5));
        Assert.Empty(_plan.Settle([V(1), V(2), V(3)], [V(1), V(2), V(3)], At(6)));
        Assert.Equal([V(2)], _plan.Settle([V(1), V(3)], [V(1), V(3)], At(7)));
        Assert.Empty(_plan.Settle([V(1), V(3)], [V(1), V(3)], At(8)));
        Assert.Equal([V(2), V(4)], _plan.Outside);
        Assert.Equal("validator-2 leaves", Assert.Single(_plan.Spans).Text);
    }

    [Fact]
    public void Who_is_to_leave_before_it_votes_has_left_when_it_learns_no_more()
    {
        _plan.Join(V(4), At(5));
        _plan.Leave(V(4), At(6));
        Assert.Empty(_plan.Settle([V(1), V(2), V(3)], [V(1), V(2), V(3), V(4)], At(7)));
        Assert.Equal([V(4)], _plan.Settle([V(1), V(2), V(3)], [V(1), V(2), V(3)], At(8)));
        Assert.Equal([("validator-4 joins", 6_000d), ("validator-4 leaves", 8_000d)], _plan.Spans.Select(s => (s.Text, s.EndMs)));
    }

    private static NodeId V(int number) => NodeId.Validator(number);

    private static VirtualTime At(double seconds) => new((long)(seconds * 1e9));
}
