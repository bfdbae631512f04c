using Aurigraph.Node.Consensus;
using Aurigraph.Node.Tests.Harness;
using CsCheck;

namespace Aurigraph.Node.Tests.Consensus;

public sealed class CreditBookTests
{
    private readonly CreditBook _book = new([Given.B1], new ByteCount(4000));

    [Fact]
    public void Nothing_is_owed_at_first() => Assert.Null(_book.Settle(Given.B1));

    [Fact]
    public void An_origin_is_told_at_once_when_a_quarter_of_its_window_is_free_again()
    {
        Assert.False(_book.Add(Given.Reference(Given.B1, 1, bytes: 999)));
        Assert.True(_book.Add(Given.Reference(Given.B1, 2, bytes: 1)));
        Assert.Equal((1, 2), _book.Settle(Given.B1));
        Assert.Null(_book.Settle(Given.B1));
    }

    [Fact]
    public void A_node_that_is_no_origin_is_owed_nothing() =>
        Assert.False(_book.Add(Given.Reference(Given.B2, 1, bytes: 1_000_000)));

    [Fact]
    public void Credits_never_go_back() =>
        Gen.Select(Gen.Long[1, 3], Gen.Long[1, 9]).Array[1, 30].Sample(releases =>
        {
            var book = new CreditBook([Given.B1], new ByteCount(4000));
            foreach ((long incarnation, long sequence) in releases)
                book.Add(Given.Reference(Given.B1, sequence, incarnation));
            Assert.Equal(releases.Max(), book.Settle(Given.B1));
        });
}
