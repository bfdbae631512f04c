using Aurigraph.Measurement;
using Aurigraph.Reports.Text;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>What a crash did to a network that carried a load.</summary>
/// <param name="result">The run.</param>
/// <param name="crash">When it happened.</param>
internal sealed class FailoverOutcome(RunResult result, Duration crash)
{
    private const double LeaderlessMaxMs = 30_000;

    private double LeaderlessMs => result.Elections.Where(e => e.EndMs > crash.Milliseconds).Sum(e => e.DurationMs);

    /// <summary>In a few words.</summary>
    public string Text => $"{(LeaderlessMs > 0 ? $"{NumberFormat.Elapsed(LeaderlessMs)} without a leader" : "the leader stayed")}, {NumberFormat.Count(result.Throughput.Abandoned)} abandoned, {NumberFormat.Count(result.Throughput.Lost)} lost";

    /// <summary>What is wrong; empty when the network went on and took the crashed back.</summary>
    public IEnumerable<string> Faults
    {
        get
        {
            double end = result.Leaders.Count > 0 ? result.Leaders[^1].EndMs : 0;
            if (result.Faults.Count == 0)
                yield return "nothing crashed";
            if (end <= crash.Milliseconds)
                yield return "nobody led afterwards";
            if (LeaderlessMs > LeaderlessMaxMs)
                yield return $"more than {LeaderlessMaxMs / 1_000:0} s without a leader";
            if (result.Throughput.InFlight > 0)
                yield return $"{NumberFormat.Count(result.Throughput.InFlight)} transactions did not become final";
            if (result.Throughput.Lost > 0)
                yield return $"{NumberFormat.Count(result.Throughput.Lost)} transactions were lost";
            if (result.Health.Restarts == 0 || result.Nodes.Any(n => !n.Up))
                yield return $"{result.Nodes.Count(n => !n.Up)} nodes did not come back";
            if (result.Nodes.Where(n => n.Id.Role == NodeRole.Validator).Select(n => n.StateHash).Distinct(StringComparer.Ordinal).Count() > 1)
                yield return "validators differ in their state";
        }
    }
}
