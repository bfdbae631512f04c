using System.Text;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Page;

/// <summary>The lists of the page: violations, warnings, environment, and what the model leaves out.</summary>
internal static class PageLists
{
    private const int WarningsMax = 40;
    private const int ViolationsMax = 20;
    private const string Live = "live";

    /// <summary>Broken safety properties; empty when all held.</summary>
    public static string Violations(RunResult result)
    {
        IReadOnlyList<string> violations = result.Safety.Violations;
        if (violations.Count == 0)
            return "";
        string title = violations.Count == 1 ? "One safety violation" : $"{NumberFormat.Word(violations.Count)} safety violations";
        return "<section class=\"violations\">\n" + Html.Heading(title, result.Mode == Live ? $"Seed {result.Seed} gives the same load again" : $"Seed {result.Seed} replays {(violations.Count == 1 ? "it" : "them")}")
            + Lines(violations.Take(ViolationsMax).Select(Html.Escape))
            + (violations.Count > ViolationsMax ? $"<p class=\"note\">The first {ViolationsMax}; summary.json has all.</p>\n" : "")
            + "</section>\n";
    }

    /// <summary>Warnings of the run.</summary>
    public static string Warnings(RunResult result)
    {
        IReadOnlyList<Warning> warnings = result.Warnings;
        string title = warnings.Count switch { 0 => "No warnings", 1 => "One warning", var n => $"{NumberFormat.Word(n)} warnings" };
        if (warnings.Count == 0)
            return $"<div>\n<h2>{title}</h2>\n</div>\n";
        string more = warnings.Count > WarningsMax ? $"<p class=\"note\">{warnings.Count - WarningsMax} more in summary.json.</p>\n" : "";
        return $"<div>\n<h2>{title}</h2>\n" + Lines(warnings.Take(WarningsMax).Select(w => $"<code>{Html.Escape(w.Code)}</code>{Html.Escape(w.Text)}")) + more + "</div>\n";
    }

    /// <summary>What the run was made on, and how to make it again.</summary>
    public static string Environment(RunResult result, ExperimentDefinition experiment, RunReportOptions options)
    {
        CostTable costs = experiment.Costs;
        string safety = result.Safety.Checked.Count == 0
            ? "<span class=\"fail\">not checked</span>"
            : (result.Safety.Violations.Count == 0 ? "<span class=\"pass\">no violation</span>: " : $"<span class=\"fail\">{NumberFormat.Plural(result.Safety.Violations.Count, "violation")}</span> of: ")
                + Html.Escape(string.Join(", ", result.Safety.Checked));
        WallClock wall = result.Wall;
        string run = wall is { Seconds: { } real, VirtualSeconds: { } simulated }
            ? $"{NumberFormat.Seconds(simulated)} of virtual time in {NumberFormat.Seconds(real)}{(wall.Events is { } events ? $"; {NumberFormat.Short(events)} events" : "")}{(wall.EventsPerSecond is { } rate ? $", {NumberFormat.Short(rate)} per second" : "")}"
            : $"{result.Mode} run";
        string table = $"{costs.Name}; signature {NumberFormat.Count(costs.VerifySignatureNs / 1e3)} µs, apply {NumberFormat.Short(costs.ApplyPerTransactionNs / 1e3)} µs, message {NumberFormat.Short(costs.MessageConstantNs / 1e3)} µs, sync {costs.DiskSyncLatency}";
        StringBuilder html = new("<div>\n<h2>Environment</h2>\n<dl class=\"facts\">\n");
        Fact(html, result.Mode == Live ? "Measured" : "Projected", "Aurigraph.Sim’s own node; the original software was never measured");
        Fact(html, "Machine", string.Join(", ", new[] { $"{result.Environment.Cores} cores", result.Environment.Cpu, result.Environment.Os, result.Environment.Runtime }.Where(s => s.Length > 0)));
        Fact(html, "Version", result.Version);
        Fact(html, "Run", run);
        Fact(html, "Cost table", result.Mode == Live ? "" : table);
        html.Append("<dt>Safety</dt><dd>").Append(safety).Append("</dd>\n");
        Fact(html, "Operations", Findings.Operations(result));
        Fact(html, "Seed, trace", $"{result.Seed}, {(result.TraceHash.Length == 0 ? "none: a live run has no trace" : result.TraceHash)}");
        string again = options.ReplayCommand ?? $"aurigraph-sim run scenario.yaml --seed {result.Seed}{(result.Mode == Live ? " --live" : "")}";
        html.Append(result.Mode == Live ? "<dt>The same load again</dt>" : "<dt>Replay</dt>").Append("<dd><code>").Append(Html.Escape(again)).Append("</code></dd>\n");
        return html.Append("</dl>\n</div>\n").ToString();
    }

    /// <summary>What the model leaves out.</summary>
    public static string Omissions(RunResult result, RunReportOptions options)
    {
        IReadOnlyList<string> omissions = options.Omissions ?? (result.Mode == Live ? ModelOmissions.Live : ModelOmissions.Simulation);
        return omissions.Count == 0 ? "" : "<div>\n<h2>What this model leaves out</h2>\n" + Lines(omissions.Select(Html.Escape)) + "</div>\n";
    }

    private static void Fact(StringBuilder html, string name, string text)
    {
        if (text.Length > 0)
            html.Append("<dt>").Append(name).Append("</dt><dd>").Append(Html.Escape(text)).Append("</dd>\n");
    }

    private static string Lines(IEnumerable<string> escaped) => "<ul class=\"lines\">\n" + string.Concat(escaped.Select(line => $"<li>{line}</li>\n")) + "</ul>\n";
}
