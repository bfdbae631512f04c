using Aurigraph.Units;

namespace Aurigraph.NetworkModels.Tests;

/// <summary>What holds for every latency model.</summary>
public class LatencyModelTests
{
    public static TheoryData<LatencyModel> Models => new(
        new ConstantLatency(Ms(1)),
        new UniformLatency(Ms(30), Ms(40)),
        new NormalLatency(Ms(1), Ms(1)),
        new ExponentialLatency(Ms(1), Ms(0.2)),
        new LognormalLatency(Ms(45), 0.05),
        new LognormalLatency(Ms(45), 10),
        new ParetoLatency(Ms(1), 3),
        new ParetoLatency(Ms(1), 0.05),
        new EmpiricalLatency([Ms(1), Ms(2), Ms(7)]));

    [Theory]
    [MemberData(nameof(Models))]
    public void Equal_seeds_draw_equal_latencies(LatencyModel model)
    {
        var one = new SeededGenerator(7);
        var other = new SeededGenerator(7);
        for (int i = 0; i < 1_000; i++)
            Assert.Equal(model.Draw(one), model.Draw(other));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_draw_and_the_mean_lie_between_zero_and_the_longest(LatencyModel model)
    {
        var generator = new SeededGenerator(8);
        for (int i = 0; i < 10_000; i++)
            Assert.InRange(model.Draw(generator).Nanoseconds, 0, LatencyModel.Longest.Nanoseconds);
        Assert.InRange(model.Mean.Nanoseconds, 1, LatencyModel.Longest.Nanoseconds);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_mean_is_that_of_the_draws_however_heavy_the_tail(LatencyModel model) =>
        new DrawnLatencies(model).AssertMean(model.Mean.Milliseconds);

    [Fact]
    public void Draws_of_every_model_hash_to_the_same_value_on_every_machine()
    {
        var generator = new SeededGenerator(3);
        ulong hash = StableHash.Empty;
        foreach (LatencyModel model in Models)
        {
            for (int i = 0; i < 10_000; i++)
                hash = StableHash.Mix(hash, model.Draw(generator).Nanoseconds);
        }
        Assert.Equal(10659999171470869665UL, hash);
    }

    [Fact]
    public void Models_with_equal_parameters_are_equal()
    {
        Assert.Equal(new ConstantLatency(Ms(1)), new ConstantLatency(Ms(1)));
        Assert.Equal(new UniformLatency(Ms(1), Ms(2)), new UniformLatency(Ms(1), Ms(2)));
        Assert.Equal(new NormalLatency(Ms(1), Ms(1)), new NormalLatency(Ms(1), Ms(1)));
        Assert.Equal(new ExponentialLatency(Ms(1), Ms(0.2)), new ExponentialLatency(Ms(1), Ms(0.2)));
        Assert.Equal(new LognormalLatency(Ms(45), 0.05), new LognormalLatency(Ms(45), 0.05));
        Assert.Equal(new ParetoLatency(Ms(1), 3), new ParetoLatency(Ms(1), 3));
        Assert.NotEqual<LatencyModel>(new ParetoLatency(Ms(1), 3), new ParetoLatency(Ms(1), 3.1));
    }

    internal static Duration Ms(double milliseconds) => Duration.FromMilliseconds(milliseconds);
}
