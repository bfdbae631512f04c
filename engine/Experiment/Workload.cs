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

    /// <summary>Clients of the key-value store; null when there are none.</summary>
    public ClientOperations? Operations { get; init; }

    /// <summary>Offered rate over time; contiguous from 0.</summary>
    public required IReadOnlyList<LoadStage> Stages { get; init; }
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
public sealed record LoadStage(Duration Start, Duration End, Rate From, Rate To);
