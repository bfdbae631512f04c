using Aurigraph.Simulation.Elections;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Elections;

public sealed class TimeoutAdviceTests
{
    [Fact]
    public void Ranges_begin_at_ten_ways_and_go_on_in_multiples_of_an_exchange()
    {
        // An exchange is 13.2 ms, ten ways are 16 ms.
        Assert.Equal([16, 20, 27, 40, 53, 80, 110, 160, 220, 320], TimeoutAdvice.Shortest(new ElectionSettings()).Select(d => d.Milliseconds));
        Assert.Equal([400, 420, 560, 840, 1200, 1700], TimeoutAdvice.Shortest(Wide).Select(d => d.Milliseconds));
    }

    [Fact]
    public void A_free_network_is_given_a_millisecond_and_the_slowest_half_an_hour()
    {
        var free = new ElectionSettings { OneWayMin = Duration.Zero, OneWayMax = Duration.Zero, VoteDisk = Duration.Zero };
        Assert.Equal([Duration.FromMilliseconds(1)], TimeoutAdvice.Shortest(free));
        Assert.Equal([ElectionSettings.Longest / 2], TimeoutAdvice.Shortest(free with { OneWayMax = ElectionSettings.Longest }));
    }

    [Fact]
    public void The_shortest_range_is_taken_of_those_with_few_split_votes_and_a_short_tail()
    {
        Assert.Equal(20, Chosen((10, 90, 0.31), (20, 50, 0.30), (40, 60, 0.25), (80, 100, 0.20)));
        Assert.Equal(40, Chosen((10, 40, 0.90), (20, 50, 0.31), (40, 60, 0.25), (80, 100, 0.20)));
        Assert.Equal(20, Chosen((10, 90, 0.0), (20, 75, 0.0), (40, 60, 0.0), (80, 100, 0.0)));
        Assert.Equal(80, Chosen((10, null, 0), (20, null, 0), (80, 100, 0.9)));
        Assert.Null(Chosen((10, null, 0), (20, null, 0)));
    }

    [Fact]
    public void The_advice_for_the_thesis_cluster_is_near_what_the_thesis_found_best()
    {
        var advice = TimeoutAdvice.For(new ElectionSettings { UnequalLogs = true });
        var best = advice.Recommended!;
        Assert.InRange(best.Min.Milliseconds, 40, 80);
        Assert.Equal(best.Min * 2, best.Max);
        Assert.Contains(best, advice.Candidates);
        Assert.Equal(best.Distribution!.Outcomes, ElectionStudy.Run(new ElectionSettings { UnequalLogs = true, TimeoutMin = best.Min, TimeoutMax = best.Max }).Outcomes);
    }

    [Fact]
    public void A_large_group_tries_each_range_less_often()
    {
        Assert.Equal([1000, 1000, 200, 200], ((int[])[1, 25, 26, 101]).Select(TimeoutAdvice.TrialsFor));
        var advice = TimeoutAdvice.For(new ElectionSettings { Servers = 27, Alive = 26 });
        Assert.All(advice.Candidates, c => Assert.Equal(200, c.Distribution!.Outcomes.Count));
    }

    [Fact]
    public void The_advice_for_a_wide_area_is_ten_to_twenty_ways()
    {
        var best = TimeoutAdvice.For(Wide).Recommended!;
        Assert.InRange(best.Min.Milliseconds, 400, 800);
    }

    private static ElectionSettings Wide => new() { OneWayMin = Duration.FromMilliseconds(30), OneWayMax = Duration.FromMilliseconds(40), VoteDisk = Duration.Zero };

    private static double? Chosen(params (int Min, int? P99, double Split)[] candidates) =>
        TimeoutAdvice.Choose([.. candidates.Select(c => new TimeoutCandidate(Duration.FromMilliseconds(c.Min), Duration.FromMilliseconds(2 * c.Min), Distribution(c.P99, c.Split)))])?.Min.Milliseconds;

    private static ElectionDistribution? Distribution(int? p99, double split) => p99 is null
        ? null
        : new ElectionDistribution([.. Enumerable.Range(0, 100).Select(i => new ElectionOutcome(Duration.FromMilliseconds(p99.Value), default, i < split * 100 ? 2 : 1))]);
}
