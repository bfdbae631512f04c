using Aurigraph.Units;

namespace Aurigraph.Simulation.Elections;

/// <summary>The times to a new leader over all trials of a study.</summary>
public sealed class ElectionDistribution
{
    private readonly Duration[] _sorted;

    /// <summary>Gathers trials.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal ElectionDistribution(IReadOnlyList<ElectionOutcome> outcomes)
    {
        if (outcomes.Count == 0)
            throw new ArgumentException("A distribution was asked for without a trial; give at least one.", nameof(outcomes));
        Outcomes = outcomes;
        _sorted = [.. outcomes.Select(o => o.Elapsed).Order()];
        SplitVoteRate = outcomes.Count(o => o.Terms > 1) / (double)outcomes.Count;
        MeanMilliseconds = outcomes.Sum(o => o.Elapsed.Milliseconds) / outcomes.Count;
    }

    /// <summary>Every trial, in order.</summary>
    public IReadOnlyList<ElectionOutcome> Outcomes { get; }

    /// <summary>The share of trials that needed more than one term, from 0 to 1: the votes of the first were split, or its candidate's
    /// log was too short to win.</summary>
    public double SplitVoteRate { get; }

    /// <summary>The shortest time.</summary>
    public Duration Min => _sorted[0];

    /// <summary>The longest time.</summary>
    public Duration Max => _sorted[^1];

    /// <summary>The mean time in milliseconds.</summary>
    public double MeanMilliseconds { get; }

    /// <summary>The shortest of the measured times that at least this share of trials did not exceed (nearest rank).</summary>
    /// <param name="percent">Whole percents, from 1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not within 1 to 100.</exception>
    public Duration Percentile(int percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        long rank = ((_sorted.LongLength * percent) + 99) / 100;
        return _sorted[rank - 1];
    }

    /// <summary>How many trials took from one time, included, to another, excluded.</summary>
    public int CountBetween(Duration from, Duration below) => FirstNotBelow(below) - FirstNotBelow(from);

    private int FirstNotBelow(Duration time)
    {
        int low = 0;
        int high = _sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_sorted[middle] < time)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
