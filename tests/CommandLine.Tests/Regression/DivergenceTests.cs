using Aurigraph.CommandLine.Regression;

namespace Aurigraph.CommandLine.Tests.Regression;

public class DivergenceTests
{
    [Fact]
    public void The_first_delivery_that_differs_is_told_with_the_last_that_both_have() =>
        Assert.Equal(
            ["first differing delivery: 2 of the block", "  both:   b", "  stored: c", "  now:    d"],
            Divergence.FirstDelivery(["a", "b", "c", "x"], ["a", "b", "d", "x"]));

    [Fact]
    public void Where_the_first_of_all_differs_there_is_none_that_both_have() =>
        Assert.Equal(["first differing delivery: 0 of the block", "  stored: a", "  now:    b"], Divergence.FirstDelivery(["a"], ["b"]));

    [Fact]
    public void A_block_that_ends_first_is_told_as_an_end()
    {
        Assert.Equal("  stored: the trace ends here", Divergence.FirstDelivery(["a"], ["a", "b"])[2]);
        Assert.Equal("  now:    the trace ends here", Divergence.FirstDelivery(["a", "b"], ["a"])[3]);
    }

    [Fact]
    public void Equal_blocks_have_no_divergence() => Assert.Empty(Divergence.FirstDelivery(["a", "b"], ["a", "b"]));

    [Fact]
    public void The_end_of_a_block_is_its_last_five_deliveries()
    {
        IReadOnlyList<string> lines = Divergence.EndOfBlock(["a", "b", "c", "d", "e", "f"]);

        Assert.Equal(["  b", "  c", "  d", "  e", "  f"], lines.Skip(1));
        Assert.Empty(Divergence.EndOfBlock([]));
    }
}
