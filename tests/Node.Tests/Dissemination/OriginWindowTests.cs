using Aurigraph.Node.Dissemination;
using CsCheck;

namespace Aurigraph.Node.Tests.Dissemination;

public sealed class OriginWindowTests
{
    private static readonly VirtualTime T0 = new(1);

    [Fact]
    public void One_batch_alone_may_go_whatever_its_size()
    {
        OriginWindow window = Of(1000);
        Assert.True(window.Admits(5000, T0));
        window.Open(1, 5000, T0);
        Assert.False(window.Admits(1, T0));
    }

    [Fact]
    public void A_quorum_of_credits_releases()
    {
        OriginWindow window = Of(1000);
        window.Open(1, 600, T0);
        window.Credit(0, 1, T0);
        Assert.Equal(600, window.InFlight);
        window.Credit(2, 1, T0);
        Assert.Equal(0, window.InFlight);
    }

    [Fact]
    public void Credits_that_come_late_or_twice_change_nothing()
    {
        OriginWindow window = Of(1000);
        window.Open(1, 300, T0);
        window.Open(2, 300, T0);
        foreach (int validator in new[] { 0, 1, 2 })
            window.Credit(validator, 2, T0);
        window.Credit(0, 1, T0);
        window.Credit(0, 2, T0);
        Assert.Equal(0, window.InFlight);
    }

    [Fact]
    public void Nothing_is_released_before_a_quorum_credits_it()
    {
        OriginWindow window = Of(1000);
        window.Open(1, 600, T0);
        window.Credit(0, 1, T0);
        Assert.Equal(600, window.InFlight);
        window.Credit(1, 1, T0);
        Assert.Equal(0, window.InFlight);
    }

    [Fact]
    public void A_validator_at_its_bound_is_waited_for_but_no_longer_than_the_patience()
    {
        OriginWindow window = Of(1000);
        FillAllBut(window, silent: 2);
        Assert.False(window.Admits(500, T0));
        Assert.False(window.Admits(500, T0 + window.Patience - new Duration(1)));
        Assert.True(window.Admits(500, T0 + window.Patience));
        Assert.False(window.Reaches(2));
        Assert.True(window.Reaches(0));
    }

    [Fact]
    public void A_laggard_is_reached_again_when_it_has_caught_up_to_half_a_window()
    {
        OriginWindow window = Of(1000);
        FillAllBut(window, silent: 2);
        window.Admits(500, T0);
        VirtualTime later = T0 + window.Patience;
        window.Admits(500, later);
        window.Open(3, 500, later);
        window.Credit(2, 1, later);
        Assert.False(window.Reaches(2));
        window.Credit(2, 2, later);
        Assert.True(window.Reaches(2));
    }

    [Fact]
    public void A_dead_validator_stops_an_origin_once_and_for_the_patience_only()
    {
        OriginWindow window = Of(1000);
        VirtualTime now = T0;
        Duration waited = Duration.Zero;
        for (long sequence = 1; sequence <= 1000; sequence++)
        {
            while (!window.Admits(500, now))
            {
                now += Duration.FromMilliseconds(10);
                waited += Duration.FromMilliseconds(10);
            }
            window.Open(sequence, 500, now);
            window.Credit(0, sequence, now);
            window.Credit(1, sequence, now);
        }
        Assert.Equal(Duration.FromMilliseconds(100), waited);
    }

    [Fact]
    public void Bytes_on_their_way_never_pass_the_limit_but_for_one_batch_alone() =>
        Gen.Select(Gen.Int[0, 4], Gen.Long[1, 600], Gen.Int[0, 2]).Array[1, 80].Sample(steps =>
        {
            OriginWindow window = Of(1000);
            VirtualTime now = T0;
            long sequence = 0;
            var credited = new long[3];
            foreach ((int what, long bytes, int validator) in steps)
            {
                now += Duration.FromMilliseconds(20);
                bool wasEmpty = window.InFlight == 0;
                if (what < 3 && window.Admits(bytes, now))
                {
                    window.Open(++sequence, bytes, now);
                    Assert.True(wasEmpty || window.InFlight <= 1000);
                }
                else if (what == 3)
                {
                    credited[validator] = sequence;
                    window.Credit(validator, sequence, now);
                }
                Assert.True(window.InFlight >= 0);
            }
            window.Credit(0, sequence, now);
            window.Credit(1, sequence, now);
            Assert.Equal(0, window.InFlight);
        });

    /// <summary>Two batches of half the limit go out; all validators but one credit them.</summary>
    private static void FillAllBut(OriginWindow window, int silent)
    {
        for (long sequence = 1; sequence <= 2; sequence++)
        {
            window.Open(sequence, 500, T0);
            for (int validator = 0; validator < 3; validator++)
            {
                if (validator != silent)
                    window.Credit(validator, sequence, T0);
            }
        }
    }

    private static OriginWindow Of(long limit) => new(new ByteCount(limit), validators: 3, quorum: 2, sendsToAll: true);
}
