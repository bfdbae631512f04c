using Aurigraph.Units;
using MathNet.Numerics.Statistics;
using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class EmpiricalLatencyTests
{
    private static readonly double[] Milliseconds = [12, 1.5, 1.6, 1.4, 1.5, 200];

    [Fact]
    public void Draws_have_mean_and_variance_of_the_samples()
    {
        var model = new EmpiricalLatency(Milliseconds.Select(Ms));
        var draws = new DrawnLatencies(model);
        Assert.Equal(Milliseconds.Mean(), model.Mean.Milliseconds, 1e-6);
        draws.AssertMean(Milliseconds.Mean());
        draws.AssertVariance(Milliseconds.PopulationVariance());
    }

    [Fact]
    public void Every_sample_is_drawn_as_often_as_every_other_and_nothing_between_them()
    {
        const int Draws = 60_000;
        var model = new EmpiricalLatency(Milliseconds.Select(Ms));
        var generator = new SeededGenerator(4);
        var counts = new SortedDictionary<Duration, int>();
        for (int i = 0; i < Draws; i++)
        {
            Duration latency = model.Draw(generator);
            counts[latency] = counts.GetValueOrDefault(latency) + 1;
        }
        Assert.Equal(Milliseconds.Select(Ms).Distinct().Order(), counts.Keys);
        double chiSquare = counts.Sum(pair =>
        {
            double expected = Draws * (double)Milliseconds.Count(x => Ms(x) == pair.Key) / Milliseconds.Length;
            return (pair.Value - expected) * (pair.Value - expected) / expected;
        });
        Assert.InRange(chiSquare, 0, 18.5); // 4 degrees of freedom, significance 0.001
    }

    [Fact]
    public void The_order_of_the_samples_does_not_matter()
    {
        var one = new EmpiricalLatency(Milliseconds.Select(Ms));
        var other = new EmpiricalLatency(Milliseconds.Reverse().Select(Ms));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal(one.Samples, other.Samples);
        Assert.NotEqual(one, new EmpiricalLatency([Ms(1)]));
    }

    [Fact]
    public void No_samples_too_many_samples_and_negative_ones_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmpiricalLatency([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmpiricalLatency([Ms(1), Ms(-1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmpiricalLatency(Enumerable.Repeat(Ms(1), EmpiricalLatency.MostSamples + 1)));
    }
}
