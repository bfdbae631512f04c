using System.Globalization;
using Aurigraph.Measurement;
using Aurigraph.Reports.Page;

namespace Aurigraph.Reports.Capacity.Live;

/// <summary>What a comparison with a live run says, in words.</summary>
internal static class LiveWords
{
    /// <summary>What its table is about.</summary>
    public const string Title = "Last known error of a projection";

    /// <summary>What the errors come to.</summary>
    public static string Finding(LiveComparison live)
    {
        string finding = ProjectionTable.Finding(live.Figures);
        return char.ToLowerInvariant(finding[0]) + finding[1..];
    }

    /// <summary>The figure farthest off, short.</summary>
    public static string Worst(LiveComparison live)
    {
        ProjectedFigure? worst = live.Figures.Where(f => f.ErrorPercent is not null).MaxBy(f => Math.Abs(f.ErrorPercent!.Value));
        return worst is null ? $"not known of {live.Scenario}" : $"at most {ProjectionTable.ErrorText(worst)} ({worst.Metric}), {live.Scenario}";
    }

    /// <summary>Which run, when, and on what; that it was another machine than the study's, where it was.</summary>
    /// <param name="live">The comparison.</param>
    /// <param name="here">The machine of the study.</param>
    public static string Drawn(LiveComparison live, MachineEnvironment here)
    {
        string date = live.Date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        string[] facts = [.. new[] { live.Machine.Cores > 0 ? $"{live.Machine.Cores} cores" : "", live.Machine.Cpu, live.Machine.Os, live.Machine.Runtime }.Where(f => f.Length > 0)];
        string machine = facts.Length == 0 ? "on a machine that it does not name" : $"on {string.Join(", ", facts)}";
        string other = facts.Length > 0 && (live.Machine.Cores, live.Machine.Cpu) != (here.Cores, here.Cpu) ? ", another machine than that of this study" : "";
        return $"Live run of {live.Scenario}, {date}, {machine}{other}; percent of what was measured";
    }
}
