using Aurigraph.Conformance.Transcripts;

namespace Aurigraph.Conformance.Comparison;

/// <summary>Compares an answer with the expected one by what they mean.</summary>
internal static class AnswerComparison
{
    private const string CommitOfProgress = " commit=";

    /// <summary>What differs, as lines that begin with <c>-</c> (expected) and <c>+</c> (answered); none if they mean the same.</summary>
    public static IReadOnlyList<string> Differences(Directive directive, Answer answer)
    {
        if (answer.IsBroken)
            return [.. answer.Lines.Select(line => $"+{line}")];
        if (answer.Level == Level.State)
            return LineDifferences.Between(StateLines(directive.Expected), StateLines(answer.Lines));
        if (answer.Level == Level.Messages)
            return MessageDifferences(directive.Expected, answer.Lines);
        if (directive.Command == "committed")
            return LineDifferences.Between([Committed(directive.Expected)], [Committed(answer.Lines)]);
        if (directive.Command == "vote")
            return LineDifferences.Between(ExpectedText.WithoutLog(directive.Expected), answer.Lines);
        return directive.Command is "simple" or "enter-joint" or "leave-joint" ? ConfigurationDifferences(directive, answer) : ErrorDifferences(directive, answer);
    }

    /// <summary>Of a table of voters only the index under it counts, not the drawing.</summary>
    private static string Committed(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? "" : new string([.. lines[^1].Reverse().TakeWhile(c => char.IsAsciiDigit(c) || c == '∞').Reverse()]);

    /// <summary>A configuration and the progress of its members, or that there was an error, whatever its words.</summary>
    private static IReadOnlyList<string> ConfigurationDifferences(Directive directive, Answer answer)
    {
        var expected = ExpectedText.WithoutLog(directive.Expected);
        bool isErrorExpected = expected.Count > 0 && !expected.Any(line => line.StartsWith("voters=", StringComparison.Ordinal));
        return isErrorExpected || answer.IsError
            ? ErrorDifferences(directive, answer, isErrorExpected)
            : LineDifferences.Between(StateLines(directive.Expected), StateLines(answer.Lines));
    }

    private static IReadOnlyList<string> ErrorDifferences(Directive directive, Answer answer) =>
        ErrorDifferences(directive, answer, ExpectedText.WithoutLog(directive.Expected).Count > 0);

    private static IReadOnlyList<string> ErrorDifferences(Directive directive, Answer answer, bool isErrorExpected)
    {
        if (isErrorExpected == answer.IsError)
            return [];
        return
        [
            .. (isErrorExpected ? ExpectedText.WithoutLog(directive.Expected) : ["(no error)"]).Select(line => $"-{line}"),
            .. (answer.IsError ? answer.Lines : ["(no error)"]).Select(line => $"+{line}"),
        ];
    }

    /// <summary>Lines without the commit index that some versions of the format print with a member's progress.</summary>
    private static IReadOnlyList<string> StateLines(IReadOnlyList<string> lines) =>
        [.. ExpectedText.WithoutLog(lines).Select(line => WithoutCommit(line))];

    /// <summary>Messages are compared for each sender and receiver apart: how the talk of different pairs interleaves is the harness's choice.</summary>
    private static IReadOnlyList<string> MessageDifferences(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var expectedByEnds = ExpectedText.Messages(expected).ToLookup(ExpectedText.Ends);
        var actualByEnds = ExpectedText.Messages(actual).ToLookup(ExpectedText.Ends);
        return
        [
            .. expectedByEnds.Select(group => group.Key).Union(actualByEnds.Select(group => group.Key))
                .OrderBy(ends => ends.From, StringComparer.Ordinal).ThenBy(ends => ends.To, StringComparer.Ordinal)
                .SelectMany(ends => LineDifferences.Between([.. expectedByEnds[ends]], [.. actualByEnds[ends]])),
        ];
    }

    private static string WithoutCommit(string line)
    {
        int start = line.IndexOf(CommitOfProgress, StringComparison.Ordinal);
        if (start < 0)
            return line;
        int end = start + CommitOfProgress.Length;
        while (end < line.Length && char.IsAsciiDigit(line[end]))
            end++;
        return line.Remove(start, end - start);
    }
}
