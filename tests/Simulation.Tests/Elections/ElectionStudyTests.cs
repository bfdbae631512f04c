using Aurigraph.Simulation.Elections;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Elections;

public sealed class ElectionStudyTests
{
    private static readonly ElectionSettings Free = new()
    {
        OneWayMin = Duration.Zero,
        OneWayMax = Duration.Zero,
        VoteDisk = Duration.Zero,
        FreshTimers = true,
        Trials = 4000,
    };

    [Fact]
    public void A_lone_server_leads_after_its_time_out_and_the_write_of_its_vote()
    {
        ElectionDistribution times = ElectionStudy.Run(Free with { Servers = 1, Alive = 1, VoteDisk = Duration.FromMilliseconds(10) });
        Assert.All(times.Outcomes, o => Assert.Equal(1, o.Terms));
        Assert.InRange(times.Min.Milliseconds, 160, 161);
        Assert.InRange(times.Max.Milliseconds, 309, 310);
        Assert.InRange(times.MeanMilliseconds, 235 - 2, 235 + 2);
    }

    /// <summary>With free messages and disk the first timer decides: the least of n uniform draws exceeds t with probability (1 - t)^n.</summary>
    [Theory]
    [InlineData(3, 3)]
    [InlineData(5, 4)]
    [InlineData(9, 9)]
    public void With_free_messages_and_disk_the_time_is_the_least_of_the_timers(int servers, int alive)
    {
        ElectionDistribution times = ElectionStudy.Run(Free with { Servers = servers, Alive = alive });
        Assert.Equal(0, times.SplitVoteRate);
        foreach (int percent in (int[])[10, 25, 50, 75, 90])
        {
            double share = times.CountBetween(Duration.Zero, Quantile(percent / 100.0, alive)) / (double)times.Outcomes.Count;
            Assert.InRange(share, (percent / 100.0) - 0.025, (percent / 100.0) + 0.025);
        }
        Assert.InRange(times.MeanMilliseconds, 150 + (150.0 / (alive + 1)) - 2, 150 + (150.0 / (alive + 1)) + 2);
    }

    /// <summary>Timers are drawn alike, so where no second server runs in between, messages and disk add what they take.</summary>
    [Theory]
    [InlineData(false, true, 2, 1)]
    [InlineData(true, true, 4, 1)]
    [InlineData(false, false, 3, 1)]
    [InlineData(true, false, 5, 1)]
    public void An_undisturbed_election_takes_its_messages_and_one_write(bool preVote, bool freshTimers, int messages, int writes)
    {
        var settings = Free with { TimeoutMin = Duration.FromSeconds(1), TimeoutMax = Duration.FromSeconds(1000), PreVote = preVote, FreshTimers = freshTimers };
        var free = ElectionStudy.Run(settings);
        var slow = ElectionStudy.Run(settings with { OneWayMin = Duration.FromMilliseconds(7), OneWayMax = Duration.FromMilliseconds(7), VoteDisk = Duration.FromMilliseconds(5) });
        var expected = Duration.FromMilliseconds((7 * messages) + (5 * writes));
        int alike = free.Outcomes.Zip(slow.Outcomes).Count(pair => pair.Second.Elapsed - pair.First.Elapsed == expected);
        Assert.InRange(alike / (double)settings.Trials, 0.99, 1);
    }

    [Fact]
    public void The_crash_falls_evenly_into_half_the_shortest_time_out()
    {
        var narrow = Free with { Servers = 1, Alive = 1, TimeoutMin = Duration.FromMilliseconds(100), TimeoutMax = Duration.FromMilliseconds(100) + new Duration(1), FreshTimers = false };
        ElectionDistribution times = ElectionStudy.Run(narrow);
        Assert.InRange(times.Min.Milliseconds, 50, 50.1);
        Assert.InRange(times.Max.Milliseconds, 99.9, 100.001);
        foreach (int percent in (int[])[10, 25, 50, 75, 90])
            Assert.InRange(times.Percentile(percent).Milliseconds, 50 + (percent / 2.0) - 1.3, 50 + (percent / 2.0) + 1.3);
    }

    [Theory]
    [InlineData(5, 4, new[] { 3, 4 })]
    [InlineData(5, 3, new[] { 3 })]
    [InlineData(3, 3, new[] { 2, 3 })]
    [InlineData(2, 2, new[] { 2 })]
    public void Of_unequal_logs_only_those_win_that_cover_a_majority(int servers, int alive, int[] able)
    {
        var settings = new ElectionSettings { Servers = servers, Alive = alive, UnequalLogs = true };
        foreach (bool preVote in (bool[])[false, true])
            Assert.Equal(able, Winners(settings with { PreVote = preVote }));
    }

    [Fact]
    public void Of_equal_logs_all_win() => Assert.Equal([1, 2, 3, 4], Winners(new ElectionSettings()));

    [Fact]
    public void Votes_are_split_when_time_outs_hardly_differ_and_not_when_they_do()
    {
        var wide = new ElectionSettings { TimeoutMax = Duration.FromSeconds(100) };
        Assert.InRange(ElectionStudy.Run(wide).SplitVoteRate, 0, 0.01);
        Assert.InRange(ElectionStudy.Run(wide with { TimeoutMax = Duration.FromMilliseconds(151) }).SplitVoteRate, 0.99, 1);
    }

    [Fact]
    public void A_candidate_that_cannot_win_costs_a_term_unless_it_asks_first()
    {
        var settings = new ElectionSettings { UnequalLogs = true, TimeoutMax = Duration.FromSeconds(10) };
        Assert.InRange(ElectionStudy.Run(settings).SplitVoteRate, 0.45, 0.55);
        Assert.InRange(ElectionStudy.Run(settings with { PreVote = true }).SplitVoteRate, 0, 0.02);
    }

    [Fact]
    public void Equal_settings_give_equal_trials_another_seed_gives_others_and_more_trials_begin_with_the_same()
    {
        var settings = new ElectionSettings { UnequalLogs = true, OneWayMax = Duration.FromMilliseconds(9), Trials = 50 };
        var outcomes = ElectionStudy.Run(settings).Outcomes;
        Assert.Equal(outcomes, ElectionStudy.Run(settings).Outcomes);
        Assert.Equal(outcomes, ElectionStudy.Run(settings with { Trials = 80 }).Outcomes.Take(50));
        Assert.Equal(0, outcomes.Zip(ElectionStudy.Run(settings with { Seed = 2 }).Outcomes).Count(pair => pair.First.Elapsed == pair.Second.Elapsed));
    }

    [Fact]
    public void A_disk_slower_than_every_time_out_elects_nobody_and_says_so()
    {
        var thrown = Assert.Throws<NoLeaderException>(() => ElectionStudy.Run(new ElectionSettings { VoteDisk = Duration.FromSeconds(1) }));
        Assert.Contains("trial 0 held 4000 elections", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("150ms..300ms do not suit messages of up to 1.6ms and votes written in 1s", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_that_is_cancelled_ends() =>
        Assert.Throws<OperationCanceledException>(() => ElectionStudy.Run(new ElectionSettings(), new CancellationToken(canceled: true)));

    [Fact]
    public void A_percentile_is_the_time_that_its_share_of_trials_did_not_exceed()
    {
        var times = new ElectionDistribution([.. new[] { 40, 10, 30, 20 }.Select(ms => new ElectionOutcome(Duration.FromMilliseconds(ms), default, ms / 20))]);
        Assert.Equal([10, 10, 20, 30, 40], ((int[])[1, 25, 50, 51, 100]).Select(p => times.Percentile(p).Milliseconds));
        Assert.Equal((25, 0.25), (times.MeanMilliseconds, times.SplitVoteRate));
        Assert.Equal(2, times.CountBetween(Duration.FromMilliseconds(20), Duration.FromMilliseconds(40)));
        Assert.Throws<ArgumentOutOfRangeException>(() => times.Percentile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => times.Percentile(101));
    }

    private static int[] Winners(ElectionSettings settings) => [.. ElectionStudy.Run(settings).Outcomes.Select(o => o.Leader.Number).Distinct().Order()];

    /// <summary>The time that the least of n timers of 150 to 300 ms does not exceed with a probability, by halving.</summary>
    private static Duration Quantile(double probability, int timers)
    {
        double low = 0;
        double high = 1;
        for (int step = 0; step < 50; step++)
        {
            double middle = (low + high) / 2;
            double above = 1;
            for (int i = 0; i < timers; i++)
                above *= 1 - middle;
            (low, high) = 1 - above < probability ? (middle, high) : (low, middle);
        }
        return Duration.FromMilliseconds(150 + (150 * low));
    }
}
