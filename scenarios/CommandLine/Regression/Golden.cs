using Aurigraph.CommandLine.Execution;
using Aurigraph.Measurement;

namespace Aurigraph.CommandLine.Regression;

/// <summary>What a scenario gave once: enough to say later what moved, and where the traces part.</summary>
internal sealed record Golden
{
    /// <summary>The format.</summary>
    public const string CurrentSchema = "aurigraph.sim/golden/1";

    /// <summary>The format of this one.</summary>
    public required string Schema { get; init; }

    /// <summary>Version of the program that recorded it.</summary>
    public required string Version { get; init; }

    /// <summary>Hash of the whole trace.</summary>
    public required string TraceHash { get; init; }

    /// <summary>Key figures by name; null where there were no samples.</summary>
    public required IReadOnlyDictionary<string, double?> Figures { get; init; }

    /// <summary>The resolved scenario, line by line.</summary>
    public required IReadOnlyList<string> Scenario { get; init; }

    /// <summary>The trace, block by block.</summary>
    public required IReadOnlyList<GoldenBlock> Blocks { get; init; }

    /// <summary>Takes it from a run.</summary>
    public static Golden Of(CompletedRun run, string resolvedYaml) => new()
    {
        Schema = CurrentSchema,
        Version = run.Result.Version,
        TraceHash = run.Result.TraceHash,
        Figures = KeyFigures(run.Result),
        Scenario = resolvedYaml.TrimEnd().Split('\n'),
        Blocks = [.. run.Blocks.Select(GoldenBlock.Of)],
    };

    private static SortedDictionary<string, double?> KeyFigures(RunResult result) => new(StringComparer.Ordinal)
    {
        ["throughput.offeredTps"] = result.Throughput.OfferedTps,
        ["throughput.admittedTps"] = result.Throughput.AdmittedTps,
        ["throughput.committedTps"] = result.Throughput.CommittedTps,
        ["throughput.submitted"] = result.Throughput.Submitted,
        ["throughput.final"] = result.Throughput.Final,
        ["throughput.rejected"] = result.Throughput.Rejected,
        ["throughput.abandoned"] = result.Throughput.Abandoned,
        ["throughput.lost"] = result.Throughput.Lost,
        ["finality.mean"] = result.Finality.Mean,
        ["finality.p50"] = result.Finality.P50,
        ["finality.p95"] = result.Finality.P95,
        ["finality.p99"] = result.Finality.P99,
        ["batches.count"] = result.Batches.Count,
        ["consensus.committedEntries"] = result.Consensus.CommittedEntries,
        ["consensus.elections"] = result.Consensus.Elections,
        ["consensus.leaderlessMs"] = result.Consensus.LeaderlessMs,
        ["container.cpuUtilisation.max"] = result.Containers.Max(c => c.CpuUtilisation),
        ["container.egressUtilisation.max"] = result.Containers.Max(c => c.EgressUtilisation),
        ["container.diskUtilisation.max"] = result.Containers.Max(c => c.DiskUtilisation),
        ["container.memoryPeak.max"] = result.Containers.Max(c => c.MemoryPeak),
        ["wall.events"] = result.Wall.Events,
        ["wall.virtualSeconds"] = result.Wall.VirtualSeconds,
    };
}
