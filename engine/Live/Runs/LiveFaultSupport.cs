using Aurigraph.Experiment;

namespace Aurigraph.Live.Runs;

/// <summary>Which planned trouble live runs can bring about.</summary>
public static class LiveFaultSupport
{
    /// <summary>What a live run cannot bring about, each as a text for the user; empty when all can be.</summary>
    public static IEnumerable<string> Unsupported(ExperimentDefinition experiment)
    {
        foreach (Fault fault in experiment.Faults)
        {
            if (fault is not (CrashFault or RestartFault or JoinFault or LeaveFault))
                yield return $"faults: {fault.GetType().Name.Replace("Fault", "", StringComparison.Ordinal).ToLowerInvariant()} at {fault.At}: live runs bring about `crash`, `restart`, `join` and `leave` alone";
        }
    }
}
