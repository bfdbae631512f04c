using System.Globalization;
using Aurigraph.Simulation.Elections;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Studies;

/// <summary>What <c>elections</c> prints for reading. Pure.</summary>
internal static class ElectionText
{
    private const int Bars = 16;
    private const int BarWidth = 50;

    /// <summary>The percentiles that are told.</summary>
    public static IReadOnlyList<int> Percents { get; } = [10, 25, 50, 75, 90, 99];

    /// <summary>All of it.</summary>
    public static IEnumerable<string> Lines(ElectionSettings settings, ElectionDistribution times, TimeoutAdvice advice) =>
    [
        .. Heading(settings),
        "",
        .. Percentiles(times),
        "",
        .. Histogram(times),
        "",
        $"split votes: {Share(times.SplitVoteRate)} of trials needed more than one term",
        "",
        .. Advice(advice),
    ];

    /// <summary>How long messages take, as the option takes it.</summary>
    public static string OneWay(ElectionSettings settings) =>
        settings.OneWayMin == settings.OneWayMax ? settings.OneWayMin.ToString() : $"uniform:{settings.OneWayMin}..{settings.OneWayMax}";

    private static IEnumerable<string> Heading(ElectionSettings settings)
    {
        yield return settings.FreshTimers
            ? "time to a leader, from the start of all timers to the moment a server becomes leader"
            : "time to a new leader, from the crash until the last survivor has heard it";
        yield return Text($"{settings.Trials} trials: {settings.Alive} of {settings.Servers} servers alive, time-outs {settings.TimeoutMin}..{settings.TimeoutMax}, one way {OneWay(settings)}, ") +
            $"vote write {settings.VoteDisk}, {(settings.UnequalLogs ? "unequal" : "equal")} logs, pre-vote {(settings.PreVote ? "on" : "off")}, seed {settings.Seed}";
    }

    private static IEnumerable<string> Percentiles(ElectionDistribution times)
    {
        List<(string Name, double Milliseconds)> columns =
        [
            ("min", times.Min.Milliseconds),
            .. Percents.Select(p => ($"p{p}", times.Percentile(p).Milliseconds)),
            ("max", times.Max.Milliseconds),
            ("mean", times.MeanMilliseconds),
        ];
        List<string> cells = [.. columns.Select(c => Milliseconds(c.Milliseconds))];
        int width = cells.Max(c => c.Length) + 2;
        yield return "ms" + string.Concat(columns.Select(c => c.Name.PadLeft(width)));
        yield return "  " + string.Concat(cells.Select(c => c.PadLeft(width)));
    }

    /// <summary>Bars from the shortest time to the 99th percentile, and one for the tail beyond.</summary>
    private static IEnumerable<string> Histogram(ElectionDistribution times)
    {
        var step = Step(times.Percentile(99) - times.Min);
        var from = new Duration(times.Min.Nanoseconds / step.Nanoseconds * step.Nanoseconds);
        var rows = new List<(string Name, int Count)>();
        for (; from <= times.Percentile(99); from += step)
            rows.Add(($"{from} to {from + step}", times.CountBetween(from, from + step)));
        int beyond = times.CountBetween(from, times.Max + new Duration(1));
        if (beyond > 0)
            rows.Add(($"{from} and more", beyond));
        int width = rows.Max(r => r.Name.Length);
        int most = rows.Max(r => r.Count);
        foreach (var (name, count) in rows)
            yield return $"{name.PadLeft(width)} |{new string('#', (int)Math.Ceiling(count * (double)BarWidth / most))} {Share(count / (double)times.Outcomes.Count)}";
    }

    /// <summary>A round step that makes about as many rows as fit: 1, 2 or 5 times a power of ten.</summary>
    private static Duration Step(Duration span)
    {
        long step = 1;
        for (int turn = 0; span.Nanoseconds / step >= Bars; turn++)
            step = turn % 3 == 1 ? step / 2 * 5 : step * 2;
        return new Duration(step);
    }

    private static IEnumerable<string> Advice(TimeoutAdvice advice)
    {
        List<string[]> rows = [["time-outs tried", "split", "p50 ms", "p99 ms"]];
        foreach (TimeoutCandidate candidate in advice.Candidates)
        {
            rows.Add(candidate.Distribution is { } times
                ? [$"{candidate.Min}..{candidate.Max}", Share(times.SplitVoteRate), Milliseconds(times.Percentile(50).Milliseconds), Milliseconds(times.Percentile(99).Milliseconds)]
                : [$"{candidate.Min}..{candidate.Max}", "none elected", "", ""]);
        }
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(r => r[column].Length))];
        foreach (string[] row in rows)
            yield return $"{row[0].PadRight(widths[0])}  {string.Join("  ", row.Skip(1).Select((cell, i) => cell.PadLeft(widths[i + 1])))}".TrimEnd();
        yield return advice.Recommended is { } range
            ? $"recommended: --range {range.Min}..{range.Max}, {TimeoutAdvice.Rule}"
            : "recommended: none; under every range tried a trial had no leader after very many elections";
    }

    private static string Milliseconds(double value) => value.ToString("#,0.0", CultureInfo.InvariantCulture);

    private static string Share(double value) => Text($"{value * 100:0.0} %");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
