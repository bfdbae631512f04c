using Aurigraph.Experiment;
using Aurigraph.Simulation.Load;
using Aurigraph.Units;
using Aurigraph.Worlds.Load;

namespace Aurigraph.Simulation.Tests.Load;

public sealed class LoadCurveTests
{
    [Fact]
    public void Without_bursts_and_trace_the_load_is_that_of_the_stages()
    {
        Workload workload = Steady(1000, 3);
        Assert.Same(workload.Stages, LoadCurve.Of(workload));
    }

    [Fact]
    public void Bursts_alternate_from_the_start_and_keep_the_mean()
    {
        IReadOnlyList<LoadStage> curve = LoadCurve.Of(Steady(1000, 2) with { Burst = new Burst(4, Ms(200), Ms(800)) });
        Assert.Equal([(0L, 200L, 4000.0), (200L, 1000L, 250.0), (1000L, 1200L, 4000.0), (1200L, 2000L, 250.0)],
            curve.Select(s => ((long)s.Start.Milliseconds, (long)s.End.Milliseconds, s.From.PerSecond)));
        Assert.Equal(2000, Expected(curve), 6);
    }

    [Fact]
    public void A_burst_of_the_highest_factor_leaves_nothing_in_between() =>
        Assert.Equal([5000.0, 0.0], LoadCurve.Of(Steady(1000, 1) with { Burst = new Burst(5, Ms(200), Ms(800)) }).Select(s => s.From.PerSecond));

    [Fact]
    public void Bursts_ride_on_a_ramp()
    {
        Workload ramp = Steady(0, 1) with { Stages = [new LoadStage(Duration.Zero, Duration.FromSeconds(1), new Rate(0), new Rate(1000))] };
        IReadOnlyList<LoadStage> curve = LoadCurve.Of(ramp with { Burst = new Burst(2, Ms(500), Ms(500)) });
        Assert.Equal([(0.0, 1000.0), (0.0, 0.0)], curve.Select(s => (s.From.PerSecond, s.To.PerSecond)));
    }

    [Fact]
    public void A_trace_gives_the_shape_and_the_stages_the_mean()
    {
        IReadOnlyList<LoadStage> curve = LoadCurve.Of(Steady(1000, 2) with { Trace = [3, 1, 900] });
        Assert.Equal([1500.0, 500.0], curve.Select(s => s.From.PerSecond));
    }

    [Fact]
    public void Of_the_last_second_of_a_trace_only_the_part_within_the_load_counts()
    {
        Workload workload = Steady(0, 1) with { Stages = [new LoadStage(Duration.Zero, Ms(1500), new Rate(100), new Rate(100))] };
        IReadOnlyList<LoadStage> curve = LoadCurve.Of(workload with { Trace = [1, 4] });
        Assert.Equal(150, Expected(curve), 6);
        Assert.Equal(4, curve[1].From.PerSecond / curve[0].From.PerSecond, 9);
    }

    [Theory]
    [InlineData(0, new[] { 0.25, 0.25, 0.25, 0.25 })]
    [InlineData(1, new[] { 0.48, 0.24, 0.16, 0.12 })]
    public void Shares_fall_with_the_place_by_the_exponent(double exponent, double[] expected)
    {
        double[] shares = NodeShares.Of(4, exponent);
        Assert.All(shares.Zip(expected), s => Assert.Equal(s.Second, s.First, 12));
    }

    [Fact]
    public void Clients_are_whole_and_all_are_placed()
    {
        int[] clients = NodeShares.Clients(10, NodeShares.Of(4, 1));
        Assert.Equal([5, 2, 2, 1], clients);
    }

    private static double Expected(IReadOnlyList<LoadStage> curve) => curve.Sum(s => (s.From.PerSecond + s.To.PerSecond) / 2 * (s.End - s.Start).Seconds);

    private static Duration Ms(double ms) => Duration.FromMilliseconds(ms);

    private static Workload Steady(double rate, int seconds) => new()
    {
        TransactionSize = new ByteCount(250),
        Arrival = ArrivalProcess.Poisson,
        ClientLatency = Duration.Zero,
        SubmitTo = NodeRole.Business,
        Stages = [new LoadStage(Duration.Zero, Duration.FromSeconds(seconds), new Rate(rate), new Rate(rate))],
    };
}
