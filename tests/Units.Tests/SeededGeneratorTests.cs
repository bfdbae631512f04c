using CsCheck;

namespace Aurigraph.Units.Tests;

public class SeededGeneratorTests
{
    [Theory]
    [InlineData(0, 0x99EC5F36CB75F2B4, 0xBF6E1F784956452A, 0x1A5F849D4933E6E0, 0x6AA594F1262D2D2C, 8839594410463124783)]
    [InlineData(42, 0x15780B2E0C2EC716, 0x6104D9866D113A7E, 0xAE17533239E499A1, 0xECB8AD4703B360A1, 10224724267483498856)]
    [InlineData(ulong.MaxValue, 0x8F5520D52A7EAD08, 0xC476A018CAA1802D, 0x81DE31C0D260469E, 0xBF658D7E065F3C2F, 14107876189559600332)]
    public void Draws_are_the_known_answers_of_xoshiro256_seeded_by_SplitMix64(ulong seed, ulong first, ulong second, ulong third, ulong fourth, ulong thousandth)
    {
        var generator = new SeededGenerator(seed);
        ulong[] draws = [.. Enumerable.Range(0, 1_000).Select(_ => generator.NextUInt64())];
        Assert.Equal([first, second, third, fourth], draws[..4]);
        Assert.Equal(thousandth, draws[^1]);
    }

    [Fact]
    public void A_derived_stream_does_not_depend_on_how_much_its_parent_drew()
    {
        var parent = new SeededGenerator(42);
        ulong before = parent.Derive("network").NextUInt64();
        for (int i = 0; i < 100; i++)
            parent.NextUInt64();
        Assert.Equal(before, parent.Derive("network").NextUInt64());
    }

    [Fact]
    public void Streams_of_different_seeds_purposes_and_numbers_start_differently()
    {
        var starts = new List<ulong>();
        for (ulong seed = 0; seed < 20; seed++)
        {
            var parent = new SeededGenerator(seed);
            starts.Add(parent.NextUInt64());
            starts.Add(parent.Derive("network").NextUInt64());
            starts.Add(parent.Derive("arrivals").NextUInt64());
            for (long number = 0; number < 50; number++)
                starts.Add(parent.Derive("network", number).NextUInt64());
        }
        Assert.Equal(starts.Count, starts.Distinct().Count());
    }

    [Theory]
    [InlineData("network", "arrivals")]
    [InlineData("network", "networl")]
    public void Streams_derived_for_different_purposes_are_uncorrelated(string one, string other)
    {
        var parent = new SeededGenerator(42);
        AssertUncorrelated(parent.Derive(one), parent.Derive(other));
        AssertUncorrelated(parent.Derive(one), parent);
        AssertUncorrelated(parent.Derive(one, 1), parent.Derive(one, 2));
    }

    [Fact]
    public void Doubles_lie_in_their_ranges_and_reach_both_halves_evenly()
    {
        var generator = new SeededGenerator(3);
        int low = 0;
        for (int i = 0; i < 100_000; i++)
        {
            double x = generator.NextDouble();
            Assert.InRange(x, 0, 1 - (1.0 / (1UL << 53)));
            Assert.InRange(generator.NextPositiveDouble(), 1.0 / (1UL << 53), 1);
            low += x < 0.5 ? 1 : 0;
        }
        Assert.InRange(low, 49_400, 50_600); // 3.8 standard deviations; the seed is fixed
    }

    [Fact]
    public void Whole_numbers_lie_below_their_bound() =>
        Gen.Select(Gen.ULong, Gen.Long[1, long.MaxValue]).Sample((seed, bound) =>
        {
            long n = new SeededGenerator(seed).NextInt64(bound);
            return n >= 0 && n < bound;
        });

    [Fact]
    public void Whole_numbers_are_uniform()
    {
        var generator = new SeededGenerator(11);
        var counts = new int[10];
        for (int i = 0; i < 100_000; i++)
            counts[generator.NextInt64(10)]++;
        double chiSquare = counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000);
        Assert.InRange(chiSquare, 0, 27.9); // 9 degrees of freedom, significance 0.001
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_bound_that_is_not_positive_is_refused(long bound) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededGenerator(1).NextInt64(bound));

    [Fact]
    public void A_duration_is_drawn_from_its_interval_and_is_the_minimum_when_that_is_empty()
    {
        var generator = new SeededGenerator(5);
        for (int i = 0; i < 1_000; i++)
            Assert.InRange(generator.NextDuration(new(120), new(240)).Nanoseconds, 120, 239);
        Assert.Equal(new Duration(120), generator.NextDuration(new(120), new(120)));
        Assert.Equal(new Duration(120), generator.NextDuration(new(120), new(100)));
    }

    /// <summary>The sample correlation of n independent pairs has a standard deviation of 1 / sqrt(n): 4 of them are allowed; the seeds are fixed.</summary>
    private static void AssertUncorrelated(SeededGenerator one, SeededGenerator other)
    {
        const int Pairs = 100_000;
        double sum = 0;
        for (int i = 0; i < Pairs; i++)
            sum += (one.NextDouble() - 0.5) * (other.NextDouble() - 0.5) * 12;
        Assert.InRange(sum / Pairs * Math.Sqrt(Pairs), -4, 4);
    }
}
