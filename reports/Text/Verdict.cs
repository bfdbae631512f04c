using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Thresholds;

namespace Aurigraph.Reports.Text;

/// <summary>What a run says, in sentences: subject, number, condition. A pure function of the result; the gravest thing comes first.</summary>
/// <param name="Sentence">The verdict.</param>
/// <param name="Beneath">What it rests on: thresholds with the exit code, and what saturates next.</param>
/// <param name="Holds">Whether the system carried what was asked of it: nothing violated, nothing killed, every threshold held, the run complete.</param>
public sealed record Verdict(string Sentence, string Beneath, bool Holds)
{
    /// <summary>Judges a result. Thresholds must have been evaluated already.</summary>
    public static Verdict Of(RunResult result, ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(experiment);
        string system = SystemName.Of(experiment);
        string sentence = Cut(result) + Main(result, system) + Standstill(result, experiment);
        string beneath = string.Join(' ', new[] { Cause(result), Thresholds(result), Omitted(result), Next(result) }.Where(s => s.Length > 0));
        bool holds = ThresholdEvaluator.ExitCode(result) == 0 && !result.Partial && result.Misfits.Count == 0 && Kills(result) == 0;
        return new Verdict(sentence, beneath, holds);
    }

    /// <summary>Whether committed stayed clearly below offered.</summary>
    internal static bool Saturated(RunResult result) =>
        result.Throughput.OfferedTps > 0 && result.Throughput.CommittedTps < Findings.CarriedShare * result.Throughput.OfferedTps;

    private static string Cut(RunResult result) =>
        result.Partial ? $"The run was cut short after {NumberFormat.Seconds(result.Wall.VirtualSeconds)}. " : "";

    private static string Main(RunResult result, string system)
    {
        Throughput t = result.Throughput;
        if (result.Safety.Violations.Count > 0)
        {
            int more = result.Safety.Violations.Count - 1;
            string rest = more > 0 ? $" {NumberFormat.Word(more)} more {(more == 1 ? "violation is" : "violations are")} listed below." : "";
            return $"{system} violated safety: {Closed(result.Safety.Violations[0])}{rest}";
        }
        if (result.Misfits.Count > 0)
        {
            MemoryMisfit worst = result.Misfits.MaxBy(m => (double)m.Needed / Math.Max(1, m.Limit))!;
            return $"{system} does not fit at 0 TPS: {Of(result.Misfits.Count, result.Containers.Count, "container")} {(result.Misfits.Count == 1 ? "needs" : "need")} more memory than the limit before the "
                + $"first transaction, {worst.Container} {NumberFormat.Bytes(worst.Needed)} of {NumberFormat.Bytes(worst.Limit)}.";
        }
        int killed = result.Containers.Count(c => c.MemoryKills > 0);
        if (killed > 0)
        {
            return $"{system} does not fit under load: {Of(killed, result.Containers.Count, "container")} passed the memory limit and {(killed == 1 ? "was" : "were")} killed "
                + $"({NumberFormat.Plural(Kills(result), "kill")}), and {NumberFormat.Short(t.CommittedTps)} of {NumberFormat.Short(t.OfferedTps)} TPS offered were committed.";
        }
        if (t.OfferedTps <= 0 && t.Submitted == 0)
            return $"{system} was offered nothing, so nothing was measured of it.";
        if (result.Finality.Count == 0 && t.CommittedTps <= 0)
            return $"{system} committed none of the {NumberFormat.Short(t.OfferedTps)} TPS it was offered{NoLeader(result)}.";
        if (Saturated(result))
        {
            return $"{system} was offered {NumberFormat.Short(t.OfferedTps)} TPS and committed {NumberFormat.Short(t.CommittedTps)}, "
                + $"{NumberFormat.Percent(t.CommittedTps / t.OfferedTps)} of it: {Bound(result)}.";
        }
        return $"{system} carried {NumberFormat.Short(t.CommittedTps)} TPS, 95 % of it final within {NumberFormat.Milliseconds(result.Finality.P95)}, and {Losses(t)}.";
    }

    private static string NoLeader(RunResult result) => result.Consensus.LeaderlessMs > 0
        ? $": no quorum followed a leader for {NumberFormat.Seconds(result.Consensus.LeaderlessMs / 1e3)} of the window"
        : "";

    private static string Losses(Throughput t)
    {
        if (t.Lost == 0 && t.Abandoned == 0)
            return t.Rejected == 0 ? "lost nothing" : $"lost nothing; {NumberFormat.Count(t.Rejected)} of {NumberFormat.Short(t.Submitted)} were rejected";
        return t.Lost > 0
            ? $"lost {NumberFormat.Count(t.Lost)}"
            : $"lost nothing it had acknowledged; {NumberFormat.Count(t.Abandoned)} died with the node that had admitted them";
    }

    private static string Standstill(RunResult result, ExperimentDefinition experiment)
    {
        if (result.Misfits.Count > 0 || result.Consensus.LeaderlessMs <= 0 || result.Finality.Count == 0)
            return "";
        string stood = NumberFormat.Elapsed(result.Consensus.LeaderlessMs);
        // The first election of a run lies in the warm-up and is not held against it.
        List<ElectionRow> intervals = result.Elections
            .Where(e => e.EndMs > experiment.Warmup.Milliseconds && e.StartMs < experiment.LoadTime.Milliseconds)
            .ToList();
        bool failed = intervals.Any(e => Findings.FaultBehind(result, e)?.Text.Contains("leader", StringComparison.Ordinal) == true);
        return intervals.Count <= 1
            ? $" {(failed ? "When its leader failed" : "When it had no leader")}, finality stood still for {stood}."
            : $" Over {NumberFormat.Plural(intervals.Count, "interval")} without a leader, finality stood still for {stood} of the window.";
    }

    private static string Bound(RunResult result)
    {
        // Most of what is missing never met a resource that could be short.
        long unreached = result.Throughput.Rejections.GetValueOrDefault("unreachable");
        if (unreached * 2 > result.Throughput.Submitted - result.Throughput.Final)
            return $"{NumberFormat.Count(unreached)} transactions found their node down";
        Bottleneck b = result.Bottleneck;
        string busy = $"{NumberFormat.Percent(b.Utilisation)} busy";
        string where = b.Where.Length > 0 ? " of " + b.Where : "";
        return b.Resource switch
        {
            "cpu" => $"the cores{where} are {busy}",
            "apply" => $"applying in log order{(b.Where.Length > 0 ? " on " + b.Where : "")} is {busy}",
            "egress" => $"the NIC{where} is {NumberFormat.Percent(b.Utilisation)} busy sending",
            "ingress" => $"the NIC{where} is {NumberFormat.Percent(b.Utilisation)} busy receiving",
            "disk" => $"the disk{where} is {busy}",
            "memory" => $"the memory{where} is {NumberFormat.Percent(b.Utilisation)} full",
            "window" => $"the window of bytes not yet final{where} is {NumberFormat.Percent(b.Utilisation)} used",
            _ => $"no resource is near its limit, {Refusals(result.Throughput)}",
        };
    }

    private static string Refusals(Throughput t) => t.Rejected > 0
        ? "and " + NumberFormat.Count(t.Rejected) + " were rejected (" + string.Join(", ", t.Rejections.Where(r => r.Value > 0).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{NumberFormat.Count(r.Value)} {r.Key}")) + ")"
        : $"and {NumberFormat.Count(t.InFlight)} were still in flight";

    private static string Cause(RunResult result) => result.Safety.Violations.Count > 0
        ? $"Exit code 4; seed {result.Seed} {(result.Mode == "live" ? "gives the same load again" : "replays it")}."
        : "";

    private static string Thresholds(RunResult result)
    {
        int all = result.Thresholds.Count;
        if (all == 0)
            return "The scenario sets no threshold.";
        List<ThresholdOutcome> failed = result.Thresholds.Where(t => !t.Passed).ToList();
        if (failed.Count == 0)
            return all switch
            {
                1 => "Its one threshold holds.",
                2 => "Both thresholds hold.",
                _ => $"All {NumberFormat.WordInside(all)} thresholds hold.",
            };
        string exit = result.Safety.Violations.Count > 0 ? "" : " (exit code 3)";
        ThresholdOutcome first = failed[0];
        string why = first.Undecided
            ? $"{first.Expression} is undecided, which counts as failed"
            : $"{first.Expression} fails at {MetricText.Format(MetricOf(first.Expression), first.Actual)}";
        string rest = failed.Count > 1 ? $", and {NumberFormat.WordInside(failed.Count - 1)} more" : "";
        int held = all - failed.Count;
        string head = held == 0
            ? all == 1 ? "Its one threshold does not hold" : $"None of {NumberFormat.WordInside(all)} thresholds holds"
            : $"{NumberFormat.Word(held)} of {NumberFormat.WordInside(all)} thresholds {(held == 1 ? "holds" : "hold")}";
        return $"{head}; {why}{rest}{exit}.";
    }

    private static string Omitted(RunResult result) => result.Safety.Checked.Count == 0 ? "Safety was not checked." : "";

    private static string Next(RunResult result)
    {
        if (result.Misfits.Count > 0 || Saturated(result) || result.Throughput.OfferedTps <= 0 || result.Bottleneck.Resource is "none" or "")
            return "";
        return $"Next to saturate: {Bound(result)}.";
    }

    internal static string MetricOf(string expression)
    {
        int end = expression.IndexOfAny(['<', '>', '=']);
        return (end < 0 ? expression : expression[..end]).Trim();
    }

    private static long Kills(RunResult result) => result.Containers.Sum(c => (long)c.MemoryKills);

    private static string Of(int part, int whole, string noun) => $"{NumberFormat.Count(part)} of {NumberFormat.Plural(Math.Max(part, whole), noun)}";

    private static string Closed(string sentence) => sentence.TrimEnd().TrimEnd('.') + ".";
}
