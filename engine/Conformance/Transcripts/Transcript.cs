namespace Aurigraph.Conformance.Transcripts;

/// <summary>A data-driven test: directives, each with the answer it should give.</summary>
/// <param name="Lines">The text it was read from, without ends of lines.</param>
/// <param name="Directives">The directives, in their order.</param>
public sealed record Transcript(IReadOnlyList<string> Lines, IReadOnlyList<Directive> Directives)
{
    /// <summary>The text with other answers, everything else as it was.</summary>
    /// <param name="answers">An answer, or null to keep the one there, for each directive.</param>
    public string Rewritten(IReadOnlyList<IReadOnlyList<string>?> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var lines = new List<string>();
        int next = 0;
        for (int i = 0; i < Directives.Count; i++)
        {
            if (answers[i] is not { } answer)
                continue;
            var directive = Directives[i];
            lines.AddRange(Lines.Skip(next).Take(directive.AnswerLine - 1 - next));
            bool isFenced = answer.Any(string.IsNullOrWhiteSpace);
            if (isFenced)
                lines.Add(TranscriptReader.Separator);
            lines.AddRange(answer);
            if (isFenced)
                lines.AddRange([TranscriptReader.Separator, TranscriptReader.Separator]);
            next = directive.EndLine - 1;
        }

        lines.AddRange(Lines.Skip(next));
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
