using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Advice;

/// <summary>Planned trouble that may not do what it seems to.</summary>
internal static class FaultAdvice
{
    /// <summary>Warns of it.</summary>
    public static void Give(ExperimentDefinition experiment, WarningList warnings)
    {
        foreach (Fault fault in experiment.Faults)
        {
            warnings.When(fault.At >= experiment.LoadTime, "faults.after-load",
                $"A fault fires at {fault.At}, after the load has stopped at {experiment.LoadTime}: the run may have ended by then.");
            warnings.When(fault is CrashFault { Every: { } every, RestartAfter: { } after } && after >= every, "faults.overlap",
                $"`{(fault as CrashFault)?.Target}` crashes every {fault.Every} and restarts after {(fault as CrashFault)?.RestartAfter}: it may still be down when it is to crash.");
            warnings.When(fault is CrashFault { Every: not null, RestartAfter: null }, "faults.no-restart",
                $"`{(fault as CrashFault)?.Target}` crashes again and again and is never restarted.");
            if (fault is RestartFault restart)
                Restart(experiment, restart, warnings);
        }
        Quorum(experiment, warnings);
    }

    private static void Restart(ExperimentDefinition experiment, RestartFault restart, WarningList warnings)
    {
        IReadOnlyList<NodeId> nodes = Nodes(experiment, restart.Target);
        bool crashed = experiment.Faults.OfType<CrashFault>().Any(c =>
            c.At <= restart.At && (c.Target == "leader" || Nodes(experiment, c.Target).Intersect(nodes).Any()));
        warnings.When(!crashed, "faults.restart-of-running", $"`{restart.Target}` is to restart at {restart.At} and no fault takes it down before: nothing happens.");
    }

    /// <summary>Named validators that crash and stay down are more than consensus survives.</summary>
    private static void Quorum(ExperimentDefinition experiment, WarningList warnings)
    {
        List<RestartFault> restarts = [.. experiment.Faults.OfType<RestartFault>()];
        int down = experiment.Faults.OfType<CrashFault>().Where(c => c.RestartAfter is null)
            .SelectMany(c => Nodes(experiment, c.Target)
                .Where(n => n.Role == NodeRole.Validator && !restarts.Any(r => r.At >= c.At && Nodes(experiment, r.Target).Contains(n))))
            .Distinct().Count();
        int all = experiment.Deployment.Nodes(NodeRole.Validator).Count();
        int quorum = experiment.Consensus.Quorum.Size(all);
        warnings.When(all - down < quorum, "faults.no-quorum", $"{down} of {all} validators crash and stay down; a quorum is {quorum}: nothing is committed after that.");
    }

    private static IReadOnlyList<NodeId> Nodes(ExperimentDefinition experiment, string target) =>
        experiment.Deployment.Containers.FirstOrDefault(c => c.Id == target)?.Nodes
        ?? (NodeId.TryParse(target, out NodeId node) ? [node] : []);
}
