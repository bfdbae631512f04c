using System.Globalization;
using Aurigraph.Experiment;

namespace Aurigraph.CommandLine.Capacity;

/// <summary>A probe broke a safety property: what it would have said of capacity is void.</summary>
internal sealed class UnsafeProbeException(ExperimentDefinition experiment, IReadOnlyList<string> violations) : Exception(string.Join("; ", violations))
{
    /// <summary>What was broken, and how to see it again.</summary>
    /// <param name="file">The scenario as named by the user.</param>
    public IEnumerable<string> Lines(string file)
    {
        double rate = experiment.Workload.Stages[^1].To.PerSecond;
        yield return $"aurigraph-sim: safety violation in {experiment.Name}: {Message}";
        yield return string.Create(CultureInfo.InvariantCulture,
            $"replay: aurigraph-sim run {file} --seed {experiment.Seed} --set warmup={experiment.Warmup} --set duration={experiment.Duration} --set faults=[] --set \"workload.stages=[{{rampTo: {rate:0.####}/s, over: {experiment.Warmup / 2}}}, {{rate: {rate:0.####}/s, for: rest}}]\" (with the costs as stated; a probe may have drawn others)");
    }

    /// <summary>The scenario.</summary>
    public string Scenario => experiment.Name;
}
