using Aurigraph.Checkers.Linearizability;
using Aurigraph.Checkers.Linearizability.Histories;
using Aurigraph.Measurement;
using Aurigraph.Simulation.Load.Operations;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Recording;

/// <summary>Judges what clients of the key-value store saw, from the lines that are written down: what the result says, a reader of the file can check.</summary>
internal static class HistoryJudge
{
    /// <summary>The property's name among those that are checked.</summary>
    public const string Property = "linearizability";

    /// <summary>The figures with their verdict, and the violation in a sentence; null when there is none.</summary>
    /// <param name="load">The clients, at the end of a run.</param>
    /// <param name="checks">Whether safety is checked at all.</param>
    public static (OperationFigures Figures, string? Violation) Judge(OperationLoad load, bool checks)
    {
        OperationHistory history = load.History;
        string text = history.Text;
        (string verdict, string? violation) = checks ? JudgeText(text) : ("not judged", null);
        return (new OperationFigures
        {
            Model = load.Mix.Model,
            Clients = load.Settings.Clients,
            Invoked = history.Invoked,
            Completed = history.Completed,
            Failed = history.Failed,
            Unknown = history.Invoked - history.Completed - history.Failed,
            ReadsByLeaders = history.Reads.ByLeaders,
            ReadsByFollowers = history.Reads.ByFollowers,
            Verdict = verdict,
            History = text,
        }, violation);
    }

    /// <summary>The verdict on a history, and the violation in a sentence.</summary>
    public static (string Verdict, string? Violation) JudgeText(string text)
    {
        if (text.Length == 0)
            return ("linearizable", null);
        HistoryReading reading = HistoryReader.Read(text);
        if (reading.History is not { } history)
            throw new InvariantException($"the recorded history cannot be read: line {reading.Faults[0].Line}: {reading.Faults[0].Message}");
        LinearizabilityResult result = history.Check(SearchBudget.Default);
        return result.Verdict switch
        {
            Verdict.Linearizable => ("linearizable", null),
            Verdict.Undecided => ("undecided", null),
            _ => ("not linearizable", Sentence(result.Violation!)),
        };
    }

    private static string Sentence(Violation violation)
    {
        Operation offender = violation.Offender;
        string what = offender.Answered is { } answered ? $"was answered {answered}" : "failed, and yet what others were answered needs it";
        string possible = violation.PossibleAnswers.Count == 0 ? "" : $"; possible {(violation.PossibleAnswers.Count == 1 ? "was" : "were")} {string.Join(", ", violation.PossibleAnswers)}{(violation.AnswersAreAll ? "" : ", perhaps others")}";
        string concurrent = violation.Concurrent.Count == 0 ? "" : $"; {violation.Concurrent.Count} operations were concurrent to it, the last of them `{violation.Concurrent[^1].Asked}` of process {violation.Concurrent[^1].Process}";
        string key = offender.Key is null ? "" : $" of {offender.Key}";
        return $"linearizability: `{offender.Asked}`{key} by process {offender.Process}, lines {offender.Invoked} to {violation.Position} of history.txt, {what}{possible}{concurrent}";
    }
}
