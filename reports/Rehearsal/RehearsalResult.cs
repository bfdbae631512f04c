using Aurigraph.Measurement;

namespace Aurigraph.Reports.Rehearsal;

/// <summary>What a rehearsal found.</summary>
public sealed record RehearsalResult
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>"simulation" or "live".</summary>
    public required string Mode { get; init; }

    /// <summary>The seed of every run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The machine.</summary>
    public required MachineEnvironment Environment { get; init; }

    /// <summary>Whether it was cancelled before all steps were done.</summary>
    public required bool Partial { get; init; }

    /// <summary>Phases, then tests, each in their order.</summary>
    public required IReadOnlyList<RehearsalStep> Steps { get; init; }

    /// <summary>The runs they were judged by.</summary>
    public required IReadOnlyList<RehearsalRun> Runs { get; init; }

    /// <summary>How the network grew; null when it was not asked to.</summary>
    public NetworkGrowth? Growth { get; init; }

    /// <summary>Safety properties that were broken in any run; empty when all held.</summary>
    public IReadOnlyList<string> Violations => [.. Runs.SelectMany(r => r.Violations.Select(v => $"{r.Name}: {v}"))];

    /// <summary>Whether no step failed, nothing was violated, and no size was taken back.</summary>
    public bool Holds => Violations.Count == 0 && Growth?.IsRolledBack != true && Steps.All(s => s.Verdict != StepVerdict.Failed);

    /// <summary>How many steps have a verdict.</summary>
    public int Count(StepVerdict verdict) => Steps.Count(s => s.Verdict == verdict);

    /// <summary>The finding in a sentence.</summary>
    public string Sentence
    {
        get
        {
            string counts = $"{Count(StepVerdict.Passed)} passed, {Count(StepVerdict.Failed)} failed, {Count(StepVerdict.Skipped)} skipped";
            string verdict = Violations.Count > 0 ? "violated safety" : Partial ? "was cut short" : Holds ? "passes its rehearsal" : "fails its rehearsal";
            return $"{Scenario} {verdict} {(Mode == "live" ? "live" : $"in {Mode}")}: {counts}.";
        }
    }
}
