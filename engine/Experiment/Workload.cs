using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>The offered load.</summary>
public sealed record Workload
{
    /// <summary>Bytes of a transaction without its signature.</summary>
    public required ByteCount TransactionSize { get; init; }

    /// <summary>How arrivals are spaced.</summary>
    public required ArrivalProcess Arrival { get; init; }

    /// <summary>Client to admitting node, each way.</summary>
    public required Duration ClientLatency { get; init; }

    /// <summary>The role whose nodes admit client transactions, evenly.</summary>
    public required NodeRole SubmitTo { get; init; }

    /// <summary>Zipf exponent of the use of admitting nodes: the k-th gets a share of k^-s; 0: evenly.</summary>
    public double Imbalance { get; init; }

    /// <summary>What clients do after a rejection; null: nothing.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>Accounts that transactions touch.</summary>
    public Accounts Accounts { get; init; } = new(1_000_000, 0);

    /// <summary>Load in bursts; null: none. The mean stays the rate of the stages.</summary>
    public Burst? Burst { get; init; }

    /// <summary>A measured shape of the load: relative rates of the seconds of the run from its start, at least as many as the load lasts; null: none.
    /// The load of a second is the rate of the stages times its value over the mean of the values within the load time.</summary>
    public IReadOnlyList<double>? Trace { get; init; }

    /// <summary>Clients that wait for an answer; null: the load is open. The rates of the stages are then an upper bound.</summary>
    public ClosedLoop? Closed { get; init; }

    /// <summary>Clients of the key-value store; null when there are none.</summary>
    public ClientOperations? Operations { get; init; }

    /// <summary>Offered rate over time; contiguous from 0.</summary>
    public required IReadOnlyList<LoadStage> Stages { get; init; }

    /// <summary>The highest rate of the stages, transactions per second; 0 when they offer none.</summary>
    public double PeakRate => Stages.Select(s => Math.Max(s.From.PerSecond, s.To.PerSecond)).DefaultIfEmpty(0).Max();

    /// <summary>Mean rate of the stages over a span, transactions per second.</summary>
    /// <param name="from">From the start of the run.</param>
    /// <param name="until">Later than that.</param>
    public double MeanRate(Duration from, Duration until)
    {
        double transactions = 0;
        foreach (LoadStage stage in Stages)
        {
            Duration begin = Duration.Max(from, stage.Start), end = Duration.Min(until, stage.End);
            if (end > begin)
                transactions += stage.RateAt((begin + end) / 2).PerSecond * (end - begin).Seconds;
        }
        return transactions / (until - from).Seconds;
    }
}

/// <summary>How arrivals are spaced.</summary>
public enum ArrivalProcess
{
    /// <summary>Exponential gaps.</summary>
    Poisson,

    /// <summary>Equal gaps.</summary>
    Constant,
}

/// <summary>A stretch of the load in which the rate changes linearly.</summary>
/// <param name="Start">From the start of the run.</param>
/// <param name="End">From the start of the run.</param>
/// <param name="From">Rate at the start.</param>
/// <param name="To">Rate at the end; equal to From when constant.</param>
public sealed record LoadStage(Duration Start, Duration End, Rate From, Rate To)
{
    /// <summary>The rate at an instant of the stretch.</summary>
    /// <param name="at">From the start of the run.</param>
    public Rate RateAt(Duration at) => new(From.PerSecond + ((To.PerSecond - From.PerSecond) * ((at - Start).Seconds / (End - Start).Seconds)));
}

/// <summary>Clients submit again what was rejected.</summary>
/// <param name="After">Time from the rejection to the next attempt.</param>
/// <param name="Max">Attempts after the first; at least 1.</param>
public sealed record RetryPolicy(Duration After, int Max);

/// <summary>Accounts that transactions touch.</summary>
/// <param name="Count">How many; at least 1.</param>
/// <param name="Zipf">Exponent of their popularity; 0: all alike.</param>
public sealed record Accounts(long Count, double Zipf);

/// <summary>Load that alternates between a high and a low rate, so that the mean stays the rate of the stage.</summary>
/// <param name="Factor">High rate over the rate of the stage: above 1, at most (on + off) / on, where the low rate is 0.</param>
/// <param name="On">How long the high rate lasts; each period begins with it.</param>
/// <param name="Off">How long the low rate lasts.</param>
public sealed record Burst(double Factor, Duration On, Duration Off);

/// <summary>Clients that wait for an answer.</summary>
/// <param name="Clients">How many.</param>
/// <param name="Think">From an answer to the next submission; an answer says that a transaction is final or rejected.</param>
/// <param name="Timeout">A client whose node died with its transaction goes on this long after that.</param>
public sealed record ClosedLoop(int Clients, Duration Think, Duration Timeout);
