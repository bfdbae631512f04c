using System.Text;
using System.Text.Json.Nodes;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Summary;
using Aurigraph.Reports.Text;
using Aurigraph.Reports.Thresholds;

namespace Aurigraph.Reports.Page;

/// <summary>The six figures under the verdict, each with its threshold where the scenario sets one.</summary>
internal static class KeyFigures
{
    private sealed record Tile(string Name, string Figure, string Unit, string Beneath, params string[] Paths);

    /// <summary>The figures as a definition list.</summary>
    public static string Html(RunResult result, ExperimentDefinition experiment)
    {
        JsonObject summary = SummaryDocument.Build(result);
        StringBuilder html = new("<dl class=\"key\">\n");
        foreach (Tile tile in Tiles(result, experiment))
        {
            html.Append(Invariant($"<div><dt>{tile.Name}</dt><dd><b>{Page.Html.Escape(tile.Figure)}</b> {Page.Html.Escape(tile.Unit)}</dd>"));
            string beneath = tile.Beneath;
            for (int i = 0; i < Math.Min(result.Thresholds.Count, experiment.Thresholds.Count); i++)
            {
                Threshold threshold = experiment.Thresholds[i];
                ThresholdOutcome outcome = result.Thresholds[i];
                string path = MetricLookup.Find(summary, threshold.Metric).Path;
                if (outcome.Expression != threshold.Expression || !tile.Paths.Contains(path))
                    continue;
                string limit = $"{Sign(threshold.Comparison)} {MetricText.Format(path, threshold.Limit)}";
                html.Append(Invariant($"<dd class=\"{VerdictMark.Css(outcome)}\">{VerdictMark.Of(outcome)}: {Page.Html.Escape(limit)}</dd>"));
                if (!outcome.Passed && !outcome.Undecided && outcome.Actual is { } actual)
                    beneath = $"misses by {MetricText.Format(path, Math.Abs(actual - threshold.Limit))}";
            }
            html.Append(Invariant($"<dd class=\"muted\">{Page.Html.Escape(beneath)}</dd></div>\n"));
        }
        return html.Append("</dl>\n").ToString();
    }

    private static IEnumerable<Tile> Tiles(RunResult result, ExperimentDefinition experiment)
    {
        Throughput t = result.Throughput;
        Distribution finality = result.Finality;
        yield return new("Committed", NumberFormat.Short(t.CommittedTps), "TPS", $"of {NumberFormat.Short(t.OfferedTps)} offered", "throughput.committedTps");
        yield return new("Finality p95", NumberFormat.MillisecondsBare(finality.P95), finality.P95 is null ? "" : "ms",
            finality.P50 is null ? "no transaction became final" : $"p50 {NumberFormat.Milliseconds(finality.P50)}", "finality.p95");
        yield return new("Finality p99", NumberFormat.MillisecondsBare(finality.P99), finality.P99 is null ? "" : "ms",
            finality.Max is null ? "no transaction became final" : $"longest {NumberFormat.Milliseconds(finality.Max)}", "finality.p99");
        yield return new("Lost", NumberFormat.Count(t.Lost), $"of {NumberFormat.Short(t.Final)}",
            $"rejected {NumberFormat.Short(t.Rejected)}, abandoned {NumberFormat.Short(t.Abandoned)}", "throughput.lost");
        yield return new("Elections", NumberFormat.Count(result.Consensus.Elections), $"in {NumberFormat.Span(experiment.Duration.Seconds)}",
            result.Consensus.LeaderlessMs > 0 ? $"{NumberFormat.Elapsed(result.Consensus.LeaderlessMs)} without a leader" : "never without a leader",
            "consensus.elections", "consensus.electionsPerHour");
        NodeFigures? worst = result.Nodes.MaxBy(n => n.MemoryPeak);
        ContainerFigures? container = worst is null ? null : result.Containers.FirstOrDefault(c => c.Id == worst.Container);
        string figure = worst is null ? NumberFormat.Nothing : NumberFormat.BytesNearLimit(worst.MemoryPeak);
        string[] parts = figure.Split(' ');
        yield return new("Memory, worst node", parts[0], parts.Length > 1 ? parts[1] : "",
            container is null ? "no node measured" : $"its container {NumberFormat.Percent(Findings.Share(container))} full", "node.memoryPeak.max");
    }

    private static string Sign(string comparison) => comparison switch { "<=" => "≤", ">=" => "≥", "==" => "=", _ => comparison };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
