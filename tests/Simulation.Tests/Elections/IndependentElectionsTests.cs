using Aurigraph.Simulation.Elections;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Elections;

/// <summary>The study against the second, independent statement of the experiment: the two-sample test of Kolmogorov and Smirnov on the
/// times, and the shares of trials with more than one term.</summary>
public sealed class IndependentElectionsTests
{
    private const int Trials = 2000;

    /// <summary>Equal distributions are this far apart in one of 1,000 pairs of samples: sqrt(-ln(0.001 / 2) / 2) sqrt(2 / n).</summary>
    private static readonly double FarApart = 1.95 * Math.Sqrt(2.0 / Trials);

    public static TheoryData<string, ElectionSettings> Experiments => new()
    {
        { "the thesis, 150 to 300 ms", Of(150, 300) with { UnequalLogs = true } },
        { "the thesis, 50 to 100 ms", Of(50, 100) with { UnequalLogs = true } },
        { "time-outs hardly longer than an exchange", Of(12, 24) with { UnequalLogs = true } },
        { "hardly any randomness", Of(150, 155) },
        { "three of three, free disk", Of(150, 300) with { Servers = 3, Alive = 3, VoteDisk = Duration.Zero, FreshTimers = true } },
        { "five of nine over a wide area", Wide(300, 600) with { Servers = 9, Alive = 5 } },
        { "nine of nine over a wide area", Wide(300, 600) with { Servers = 9, Alive = 9, FreshTimers = true } },
        { "time-outs shorter than a round trip", Wide(60, 120) with { FreshTimers = true } },
        { "pre-vote, equal logs", Of(50, 100) with { PreVote = true } },
        { "pre-vote, unequal logs", Of(150, 300) with { PreVote = true, UnequalLogs = true } },
        { "pre-vote over a wide area", Wide(300, 600) with { PreVote = true, FreshTimers = true, Alive = 5 } },
    };

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Times_and_split_votes_are_distributed_as_the_definition_says(string name, ElectionSettings settings)
    {
        ElectionDistribution measured = ElectionStudy.Run(settings);
        var expected = IndependentElections.Run(settings);
        double distance = Distance([.. measured.Outcomes.Select(o => o.Elapsed.Milliseconds).Order()], [.. expected.Select(e => e.Milliseconds).Order()]);
        Assert.True(distance < FarApart, $"{name}: the distributions are {distance:0.000} apart, below {FarApart:0.000} was expected.");
        double split = expected.Count(e => e.Terms > 1) / (double)Trials;
        double error = Math.Sqrt(2 * Math.Max(split * (1 - split), 1.0 / Trials) / Trials);
        Assert.InRange(measured.SplitVoteRate, split - (3.3 * error), split + (3.3 * error));
    }

    [Fact]
    public void The_comparison_notices_three_milliseconds_of_disk()
    {
        var settings = Of(50, 100) with { UnequalLogs = true };
        var slower = ElectionStudy.Run(settings with { VoteDisk = Duration.FromMilliseconds(13) });
        Assert.True(Distance([.. slower.Outcomes.Select(o => o.Elapsed.Milliseconds).Order()], [.. IndependentElections.Run(settings).Select(e => e.Milliseconds).Order()]) > FarApart);
    }

    private static ElectionSettings Of(double min, double max) =>
        new() { TimeoutMin = Duration.FromMilliseconds(min), TimeoutMax = Duration.FromMilliseconds(max), Trials = Trials };

    private static ElectionSettings Wide(double min, double max) =>
        Of(min, max) with { OneWayMin = Duration.FromMilliseconds(30), OneWayMax = Duration.FromMilliseconds(40), VoteDisk = Duration.Zero };

    /// <summary>The largest difference of the two empirical distributions.</summary>
    private static double Distance(double[] one, double[] other)
    {
        double most = 0;
        int i = 0;
        int j = 0;
        while (i < one.Length && j < other.Length)
        {
            double at = Math.Min(one[i], other[j]);
            while (i < one.Length && one[i] <= at)
                i++;
            while (j < other.Length && other[j] <= at)
                j++;
            most = Math.Max(most, Math.Abs(((double)i / one.Length) - ((double)j / other.Length)));
        }
        return most;
    }
}
