using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Live.Load;
using Aurigraph.Measurement;
using Aurigraph.Reports.Text;

namespace Aurigraph.CommandLine.Driving;

/// <summary>What a driver measured, for a terminal: 15 lines at most.</summary>
internal static class DriveText
{
    private const double LateMs = 50;

    /// <summary>The lines.</summary>
    /// <param name="order">What was driven.</param>
    /// <param name="figures">What was measured.</param>
    /// <param name="partial">Whether it was ended early.</param>
    /// <param name="file">Where the document is.</param>
    public static IEnumerable<string> Lines(DriveOrder order, DriverFigures figures, bool partial, string file)
    {
        ExperimentDefinition experiment = order.Experiment;
        int admitting = experiment.Deployment.Nodes(experiment.Workload.SubmitTo).Count();
        Distribution f = figures.Finality;
        yield return PlainLine.Of($"{experiment.Name}: {NumberFormat.Short(figures.AcknowledgedTps)} of {NumberFormat.Short(figures.OfferedTps)} TPS acknowledged over {figures.WindowSeconds:0.#} s{(partial ? " (cancelled)" : "")}");
        yield return $"  driven        {order.Targets.Count} of {NumberFormat.Plural(admitting, "admitting node")}, as driver {order.Driver}";
        yield return $"  submitted     {NumberFormat.Count(figures.Submitted)}";
        yield return $"  refused       {NumberFormat.Count(figures.RefusedAll)}{(figures.RefusedAll == 0 ? "" : $" ({string.Join(", ", figures.Refused.Select(r => $"{r.Key} {NumberFormat.Count(r.Value)}"))})")}";
        yield return $"  acknowledged  {NumberFormat.Count(figures.Acknowledged)}";
        yield return $"  unanswered    {NumberFormat.Count(figures.Unanswered)}{(figures.Unanswered == 0 ? "" : ": their outcome is not known")}";
        yield return $"  finality      p50 {NumberFormat.Milliseconds(f.P50)}, p95 {NumberFormat.Milliseconds(f.P95)}, p99 {NumberFormat.Milliseconds(f.P99)}, slowest {NumberFormat.Milliseconds(f.Max)}, by this machine's clock";
        if (figures.LatenessMs > LateMs)
            yield return $"  warning: this driver was up to {NumberFormat.Milliseconds(figures.LatenessMs)} late; finality counts from when transactions were due";
        if (experiment.Faults.Count > 0)
            yield return $"  warning: the scenario plans {NumberFormat.Plural(experiment.Faults.Count, "fault")}; a driver brings none about";
        if (experiment.Thresholds.Count > 0)
            yield return "  Thresholds of the scenario are about the whole network and were not judged.";
        yield return PlainLine.Of($"Figures: {file}");
    }
}
