using Aurigraph.CommandLine.Live;
using Aurigraph.Measurement;

namespace Aurigraph.CommandLine.Execution;

/// <summary>The command line that gives the same run again; of a live run, the same load on the same nodes.</summary>
internal static class ReplayCommand
{
    private const string Bare = "-_./=:,+%@";

    /// <summary>The command, ready for a shell.</summary>
    /// <param name="file">The scenario as named by the user.</param>
    /// <param name="seed">Of the run.</param>
    /// <param name="overrides">Of the run; one of the seed gives way to <paramref name="seed"/>.</param>
    /// <param name="live">What the command line said of a live run; null: it was a simulation. The folder of <c>--keep</c> is left out: it has to be a new one each time.</param>
    public static string For(string file, ulong seed, IReadOnlyList<string> overrides, LiveArguments? live = null)
    {
        IEnumerable<string> set = overrides.Where(o => !o.StartsWith("seed=", StringComparison.Ordinal)).Select(o => $" --set {Word(o)}");
        return $"aurigraph-sim run {Word(file)} --seed {seed}{string.Concat(set)}{(live is null ? "" : Live(live))}";
    }

    /// <summary>What was violated, and how to see it again; empty when nothing was.</summary>
    /// <param name="result">Of the run.</param>
    /// <param name="scenario">What was run.</param>
    /// <param name="live">What the command line said of a live run; null: it was a simulation.</param>
    public static IReadOnlyList<string> AfterViolation(RunResult result, LoadedScenario scenario, LiveArguments? live = null) => result.Safety.Violations.Count == 0
        ? []
        :
        [
            .. result.Safety.Violations.Select(v => PlainLine.Of($"SAFETY VIOLATION: {v}")),
            live is null
                ? $"Seed {result.Seed}; replay: {For(scenario.File, result.Seed, scenario.Overrides)}"
                : $"Seed {result.Seed}; the same load again: {For(scenario.File, result.Seed, scenario.Overrides, live)}",
        ];

    private static string Live(LiveArguments live) =>
        $" --live{(live.InProcess ? " --in-process" : "")}{(live.Compare is null ? "" : " --compare")}{(live.Compare is { Length: > 0 } costs ? $" --costs {Word(costs)}" : "")}";

    private static string Word(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || Bare.Contains(c, StringComparison.Ordinal))
        ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
