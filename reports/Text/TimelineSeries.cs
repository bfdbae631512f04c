using Aurigraph.Experiment;
using Aurigraph.Measurement;

namespace Aurigraph.Reports.Text;

/// <summary>The timeline as it is drawn: as measured when it has at most <see cref="RowsMax"/> rows, else several seconds in one row, so that the
/// page of a long run stays small. Rates of a row are means; finality is the worst of its seconds, so that no peak is lost.</summary>
/// <param name="Rows">Rows to draw.</param>
/// <param name="SecondsPerRow">1, or how many seconds a row stands for.</param>
internal sealed record TimelineSeries(IReadOnlyList<TimelineRow> Rows, int SecondsPerRow)
{
    /// <summary>More rows than this cannot be told apart on a page.</summary>
    public const int RowsMax = 600;

    /// <summary>Gathers rows as needed.</summary>
    public static TimelineSeries Of(IReadOnlyList<TimelineRow> timeline)
    {
        if (timeline.Count <= RowsMax)
            return new TimelineSeries(timeline, 1);
        int group = (timeline.Count + RowsMax - 1) / RowsMax;
        return new TimelineSeries(timeline.Chunk(group).Select(Gather).ToList(), group);
    }

    /// <summary>When the run ended, in seconds of its own time.</summary>
    public static double EndSeconds(RunResult result, ExperimentDefinition experiment, IReadOnlyList<TimelineRow> rows)
    {
        double step = rows.Count > 1 ? rows[1].Second - rows[0].Second : 1;
        double last = rows.Count == 0 ? 0 : rows[^1].Second + step;
        double end = result.Wall.VirtualSeconds is { } ran && ran > 0 ? Math.Max(ran, last - step) : last;
        return end > 0 ? end : Math.Max(1, experiment.LoadTime.Seconds);
    }

    private static TimelineRow Gather(TimelineRow[] rows) => new(
        rows[0].Second,
        rows.Average(r => r.OfferedTps),
        rows.Average(r => r.AdmittedTps),
        rows.Average(r => r.CommittedTps),
        rows.Average(r => r.RejectedTps),
        rows.Max(r => r.FinalityP50),
        rows.Max(r => r.FinalityP95),
        rows.Max(r => r.FinalityP99),
        rows[^1].InFlight);
}
