namespace Aurigraph.Units.Tests;

public class DistributionsTests
{
    private const int Draws = 1_000_000;

    [Fact]
    public void Exponential_draws_follow_the_exponential_distribution() =>
        AssertFits(g => g.NextStandardExponential(), x => x <= 0 ? 0 : 1 - Math.Exp(-x));

    [Fact]
    public void Normal_draws_follow_the_normal_distribution() =>
        AssertFits(g => g.NextStandardNormal(), DeterministicMath.NormalCumulative);

    [Fact]
    public void The_exponential_tail_beyond_the_ziggurat_has_its_share_and_its_mean()
    {
        double[] tail = [.. Draw(10 * Draws, g => g.NextStandardExponential()).Where(x => x > Ziggurat.ExponentialTail)];
        double expected = 10 * Draws * Math.Exp(-Ziggurat.ExponentialTail);
        Assert.InRange(tail.Length, expected - (4 * Math.Sqrt(expected)), expected + (4 * Math.Sqrt(expected)));
        Assert.InRange(tail.Average() - Ziggurat.ExponentialTail, 1 - (4 / Math.Sqrt(tail.Length)), 1 + (4 / Math.Sqrt(tail.Length)));
    }

    [Fact]
    public void Both_normal_tails_beyond_the_ziggurat_have_their_share()
    {
        double expected = 10 * Draws * DeterministicMath.NormalCumulative(-Ziggurat.NormalTail);
        double[] draws = Draw(10 * Draws, g => g.NextStandardNormal());
        Assert.InRange(draws.Count(x => x > Ziggurat.NormalTail), expected - (4 * Math.Sqrt(expected)), expected + (4 * Math.Sqrt(expected)));
        Assert.InRange(draws.Count(x => x < -Ziggurat.NormalTail), expected - (4 * Math.Sqrt(expected)), expected + (4 * Math.Sqrt(expected)));
    }

    [Fact]
    public void Layers_of_a_ziggurat_have_equal_areas_and_end_at_the_top_of_the_curve()
    {
        foreach (Ziggurat table in new[] { Ziggurat.Exponential, Ziggurat.Normal })
        {
            double area = table.Width[0] * table.Density[1];
            for (int i = 1; i < Ziggurat.Layers; i++)
            {
                Assert.True(table.Width[i + 1] < table.Width[i]);
                Assert.Equal(1, table.Width[i] * (table.Density[i + 1] - table.Density[i]) / area, 1e-9);
            }
            Assert.Equal(1, table.Density[Ziggurat.Layers]);
        }
    }

    [Fact]
    public void A_duration_is_the_standard_draw_times_its_mean()
    {
        var one = new SeededGenerator(9);
        var other = new SeededGenerator(9);
        for (int i = 0; i < 10_000; i++)
            Assert.Equal((long)Math.Round(5_000 * one.NextStandardExponential()), other.NextExponential(new Duration(5_000)).Nanoseconds);
    }

    [Fact]
    public void Draws_hash_to_the_same_value_on_every_machine()
    {
        var generator = new SeededGenerator(2026);
        ulong hash = StableHash.Empty;
        for (int i = 0; i < 200_000; i++)
        {
            hash = StableHash.Mix(hash, BitConverter.DoubleToUInt64Bits(generator.NextStandardExponential()));
            hash = StableHash.Mix(hash, BitConverter.DoubleToUInt64Bits(generator.NextStandardNormal()));
        }
        Assert.Equal(14055109004940959782UL, hash);
    }

    private static double[] Draw(int count, Func<SeededGenerator, double> draw)
    {
        var generator = new SeededGenerator(12345);
        return [.. Enumerable.Range(0, count).Select(_ => draw(generator))];
    }

    /// <summary>Kolmogorov and Smirnov's test at a significance of 0.001: sqrt(n) D below 1.95.</summary>
    private static void AssertFits(Func<SeededGenerator, double> draw, Func<double, double> cumulative)
    {
        double[] sorted = Draw(Draws, draw);
        Array.Sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double probability = cumulative(sorted[i]);
            distance = Math.Max(distance, Math.Max(probability - ((double)i / Draws), ((i + 1.0) / Draws) - probability));
        }
        Assert.InRange(distance * Math.Sqrt(Draws), 0, 1.95);
    }
}
