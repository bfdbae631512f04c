using Aurigraph.Checkers.Linearizability;

namespace Aurigraph.CommandLine.Linearizability;

/// <summary>A judged history in words. Pure.</summary>
internal static class VerdictText
{
    /// <summary>Most concurrent operations that are listed.</summary>
    internal const int ConcurrentMax = 20;

    /// <summary>Longest text of a line, an operation or an answer, in characters; the end of what is longer is what matters of an append.</summary>
    internal const int TextMax = 160;

    /// <summary>The lines to print: <c>FILE: VERDICT</c>, and why.</summary>
    public static IEnumerable<string> Lines(JudgedHistory judged)
    {
        yield return $"{judged.File}: {judged.Verdict}";
        yield return $"  {Count(judged.History.Operations.Count, "operation")} of {Count(judged.History.Operations.Select(o => o.Process).Distinct().Count(), "process", "processes")}, {judged.History.Model}";
        if (judged.Result.Verdict == Verdict.Undecided)
            yield return $"  gave up after {judged.Result.States} states; allow more with --states, or judge a shorter history";
        if (judged.Result.Violation is not { } violation)
            yield break;
        yield return violation.IsShortest
            ? $"  the first {Count(violation.Position, "line")} cannot be explained, one less can"
            : $"  the first {Count(violation.Position, "line")} cannot be explained; fewer may do, and more --states would tell";
        yield return $"  line {violation.Position}: {Short(judged.History.LineAt(violation.Position))}";
        foreach (string line in Why(violation))
            yield return $"  {line}";
    }

    private static IEnumerable<string> Why(Violation violation)
    {
        Operation offender = violation.Offender;
        if (offender.Key is not null)
            yield return $"key \"{Short(offender.Key)}\"";
        yield return offender.Outcome == OperationOutcome.Failed
            ? $"{Subject(offender)} failed, so it did not take place; what others were answered by then needs it"
            : $"{Subject(offender)} was answered {Short(offender.Answered!)}; {Possible(violation)}";
        if (violation.Concurrent.Count == 0)
            yield return "nothing was concurrent to it";
        else
            yield return $"concurrent to it, in order of invocation{(violation.Concurrent.Count > ConcurrentMax ? $", the last {ConcurrentMax} of {violation.Concurrent.Count}" : "")}:";
        foreach (Operation operation in violation.Concurrent.Skip(violation.Concurrent.Count - ConcurrentMax))
            yield return $"  {Subject(operation)}{Ending(operation, violation.Position)}";
    }

    private static string Possible(Violation violation) => violation.PossibleAnswers switch
    {
        [] => "what else was possible would take more --states to tell",
        [var one] when violation.AnswersAreAll => $"possible was {Short(one)}",
        var several => $"possible were {string.Join(", ", several.Select(Short))}{(violation.AnswersAreAll ? "" : ", perhaps others")}",
    };

    private static string Subject(Operation operation) =>
        $"process {operation.Process}, {(operation.Returned is { } returned ? $"lines {operation.Invoked} to {returned}" : $"line {operation.Invoked}")}: {Short(operation.Asked)}";

    private static string Ending(Operation operation, long position) =>
        operation.Returned is null ? ", never returned"
        : operation.Returned > position ? ", not returned yet"
        : operation.Answered is { } answered ? $", answered {Short(answered)}"
        : ", failed";

    private static string Short(string text) => text.Length <= TextMax ? text : $"...{text[^TextMax..]}";

    private static string Count(long count, string one, string? several = null) => count == 1 ? $"1 {one}" : $"{count} {several ?? one + "s"}";
}
