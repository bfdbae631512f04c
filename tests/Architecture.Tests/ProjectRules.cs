namespace Aurigraph.Architecture.Tests;

/// <summary>The table of the house: which project may know which others, and which packages.</summary>
internal static class ProjectRules
{
    /// <summary>Every project that is not a test, by folder.</summary>
    public static IReadOnlyDictionary<string, ProjectRule> ByFolder { get; } = new SortedDictionary<string, ProjectRule>(StringComparer.Ordinal)
    {
        ["engine/Units"] = new(true, [], []),
        ["engine/Consensus"] = new(true, ["engine/Units"], []),
        ["engine/Measurement"] = new(true, ["engine/Units"], ["HdrHistogram"]),
        ["engine/Node"] = new(true, ["engine/Consensus", "engine/Measurement"], ["Akka"]),
        ["engine/Checkers"] = new(true, ["engine/Consensus", "engine/Measurement"], []),
        ["engine/Conformance"] = new(true, ["engine/Consensus", "engine/Units"], []),
        ["network-models"] = new(true, ["engine/Units"], []),
        ["engine/Experiment"] = new(true, ["engine/Units", "network-models"], []),
        ["engine/Capacity"] = new(false, ["engine/Experiment", "engine/Measurement"], ["MathNet.Numerics"]),
        ["engine/Calibration"] = new(false, ["engine/Crypto", "engine/Experiment", "engine/Node", "engine/Storage"], []),
        ["engine/Crypto"] = new(false, ["engine/Experiment"], ["BouncyCastle.Cryptography", "NSec.Cryptography"]),
        ["engine/Worlds"] = new(true, ["engine/Node", "engine/Experiment", "engine/Checkers"], []),
        ["engine/Simulation"] = new(true, ["engine/Worlds"], []),
        ["engine/Storage"] = new(false, ["engine/Node", "engine/Experiment"], ["RocksDB"]),
        ["engine/Live"] = new(false, ["engine/Worlds", "engine/Storage", "engine/Crypto"],
            ["Akka.Cluster", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "OpenTelemetry.Extensions.Hosting"]),
        ["engine/Rollout"] = new(false, ["engine/Experiment"], []),
        ["reports"] = new(false, ["engine/Measurement", "engine/Experiment", "engine/Capacity"],
            ["CsvHelper", "HarfBuzzSharp.NativeAssets.Linux", "MathNet.Numerics", "ScottPlot", "SkiaSharp", "SkiaSharp.HarfBuzz", "SkiaSharp.NativeAssets.Linux.NoDependencies"]),
        ["scenarios/Format"] = new(false, ["engine/Experiment", "engine/Capacity"], ["YamlDotNet"]),
        ["scenarios/CommandLine"] = new(false, ["scenarios/Format", "engine/Simulation", "engine/Live", "engine/Rollout", "engine/Conformance", "engine/Calibration", "engine/Capacity", "reports"], ["MathNet.Numerics", "System.CommandLine"]),
    };
}

/// <summary>What one project may know.</summary>
/// <param name="IsDeterministic">Whether its code runs inside the virtual world, so that clocks, threads and unseeded randomness do not compile.</param>
/// <param name="References">Folders of the projects it may reference.</param>
/// <param name="Packages">Packages it may use, analyzers apart.</param>
internal sealed record ProjectRule(bool IsDeterministic, IReadOnlyList<string> References, IReadOnlyList<string> Packages);
