using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>Latencies as they were measured: each draw is one of the samples, all equally likely. Nothing is interpolated, so mean, percentiles and
/// gaps between modes are those of the measurement; nothing longer than the longest sample is drawn.</summary>
public sealed record EmpiricalLatency : LatencyModel
{
    /// <summary>The most samples taken.</summary>
    public const int MostSamples = 1_000_000;

    private readonly Duration[] _sorted;

    /// <summary>Latency drawn from samples, whose order does not matter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no sample, there are more than <see cref="MostSamples"/>, or one is negative or beyond
    /// <see cref="LatencyModel.Longest"/>.</exception>
    public EmpiricalLatency(IEnumerable<Duration> samples)
    {
        _sorted = [.. samples.Take(MostSamples + 1).Select(sample => Checked(sample, nameof(samples), Duration.Zero))];
        if (_sorted.Length is 0 or > MostSamples)
        {
            throw new ArgumentOutOfRangeException(nameof(samples), _sorted.Length is 0 ? "none" : "too many",
                $"An empirical latency has from 1 to {MostSamples} samples.");
        }
        Array.Sort(_sorted);
        double sum = 0;
        foreach (Duration sample in _sorted)
            sum += sample.Nanoseconds;
        Mean = Bounded(sum / _sorted.Length);
    }

    /// <summary>The samples, shortest first.</summary>
    public IReadOnlyList<Duration> Samples => _sorted;

    /// <summary>The mean of the samples.</summary>
    public override Duration Mean { get; }

    /// <inheritdoc/>
    public override Duration Draw(SeededGenerator generator) => _sorted[generator.NextInt64(_sorted.Length)];

    /// <summary>Whether the other has the same samples, in whatever order they were given.</summary>
    public bool Equals(EmpiricalLatency? other) => other is not null && _sorted.AsSpan().SequenceEqual(other._sorted);

    /// <summary>The same in every process.</summary>
    public override int GetHashCode()
    {
        ulong hash = StableHash.Empty;
        foreach (Duration sample in _sorted)
            hash = StableHash.Mix(hash, sample.Nanoseconds);
        return (int)(hash >> 32);
    }
}
