using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aurigraph.Simulation.Elections;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Studies;

/// <summary>The figures of <c>elections --json</c>. Times in milliseconds. Keys may be added, and none is taken away or changes its meaning.</summary>
internal static class ElectionDocument
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document as text, with a line feed at the end.</summary>
    public static string Text(ElectionSettings settings, ElectionDistribution times, TimeoutAdvice advice)
    {
        var document = new JsonObject { ["trials"] = times.Outcomes.Count, ["splitVoteRate"] = times.SplitVoteRate, ["min"] = times.Min.Milliseconds };
        foreach (int percent in ElectionText.Percents)
            document[$"p{percent}"] = times.Percentile(percent).Milliseconds;
        document["max"] = times.Max.Milliseconds;
        document["mean"] = times.MeanMilliseconds;
        document["settings"] = SettingsOf(settings);
        document["recommendation"] = Recommendation(settings, advice);
        return document.ToJsonString(Options).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject SettingsOf(ElectionSettings settings) => new()
    {
        ["servers"] = settings.Servers,
        ["alive"] = settings.Alive,
        ["range"] = Range(settings.TimeoutMin, settings.TimeoutMax),
        ["oneWay"] = ElectionText.OneWay(settings),
        ["voteDisk"] = settings.VoteDisk.ToString(),
        ["unequalLogs"] = settings.UnequalLogs,
        ["freshTimers"] = settings.FreshTimers,
        ["preVote"] = settings.PreVote,
        ["seed"] = settings.Seed,
    };

    private static JsonObject Recommendation(ElectionSettings settings, TimeoutAdvice advice) => new()
    {
        ["range"] = advice.Recommended is { } range ? Range(range.Min, range.Max) : null,
        ["min"] = advice.Recommended?.Min.Milliseconds,
        ["max"] = advice.Recommended?.Max.Milliseconds,
        ["rule"] = TimeoutAdvice.Rule,
        ["trials"] = TimeoutAdvice.TrialsFor(settings.Servers),
        ["candidates"] = new JsonArray([.. advice.Candidates.Select(Candidate)]),
    };

    private static JsonObject Candidate(TimeoutCandidate candidate) => new()
    {
        ["range"] = Range(candidate.Min, candidate.Max),
        ["splitVoteRate"] = candidate.Distribution?.SplitVoteRate,
        ["p50"] = candidate.Distribution?.Percentile(50).Milliseconds,
        ["p99"] = candidate.Distribution?.Percentile(99).Milliseconds,
    };

    private static string Range(Duration min, Duration max) => $"{min}..{max}";
}
