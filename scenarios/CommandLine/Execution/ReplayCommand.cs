using Aurigraph.Measurement;

namespace Aurigraph.CommandLine.Execution;

/// <summary>The command line that gives the same run again.</summary>
internal static class ReplayCommand
{
    private const string Bare = "-_./=:,+%@";

    /// <summary>The command, ready for a shell.</summary>
    /// <param name="file">The scenario as named by the user.</param>
    /// <param name="seed">Of the run.</param>
    /// <param name="overrides">Of the run; one of the seed gives way to <paramref name="seed"/>.</param>
    public static string For(string file, ulong seed, IReadOnlyList<string> overrides)
    {
        IEnumerable<string> set = overrides.Where(o => !o.StartsWith("seed=", StringComparison.Ordinal)).Select(o => $" --set {Word(o)}");
        return $"aurigraph-sim run {Word(file)} --seed {seed}{string.Concat(set)}";
    }

    /// <summary>What was violated, and how to see it again; empty when nothing was.</summary>
    public static IReadOnlyList<string> AfterViolation(RunResult result, LoadedScenario scenario) => result.Safety.Violations.Count == 0
        ? []
        :
        [
            .. result.Safety.Violations.Select(v => PlainLine.Of($"SAFETY VIOLATION: {v}")),
            $"Seed {result.Seed}; replay: {For(scenario.File, result.Seed, scenario.Overrides)}",
        ];

    private static string Word(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || Bare.Contains(c, StringComparison.Ordinal))
        ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
