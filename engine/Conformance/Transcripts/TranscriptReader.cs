namespace Aurigraph.Conformance.Transcripts;

/// <summary>
/// Reads the format of data-driven tests: comments begin with <c>#</c>; a directive is a line <c>command argument key=value key=(v1, v2)</c>, which
/// a backslash at its end continues, optional lines of input, a line <c>----</c>, and the answer up to the next blank line. An answer with
/// blank lines of its own stands between doubled separators.
/// </summary>
public static class TranscriptReader
{
    internal const string Separator = "----";

    /// <summary>Reads a transcript.</summary>
    /// <exception cref="TranscriptException">It does not have the format; the exception names the line.</exception>
    public static Transcript Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        if (lines[^1].Length == 0)
            lines = lines[..^1];
        var directives = new List<Directive>();
        int next = 0;
        while (next < lines.Length)
        {
            if (string.IsNullOrWhiteSpace(lines[next]) || lines[next].StartsWith('#'))
                next++;
            else
                directives.Add(ReadDirective(lines, ref next));
        }

        return new Transcript(lines, directives);
    }

    /// <summary>A further command among the input of a directive.</summary>
    internal static Directive ReadCommand(string line, Directive within)
    {
        var words = Words(line, within.Line);
        return within with { Command = words[0].Key, Arguments = words[1..], Input = [] };
    }

    private static Directive ReadDirective(string[] lines, ref int next)
    {
        int start = next;
        string command = lines[next++].Trim();
        if (command == Separator)
            throw new TranscriptException(start + 1, "an answer begins and no command stands before it; write the command on the line above");
        while (command.EndsWith('\\') && next < lines.Length)
            command = $"{command[..^1].TrimEnd()} {lines[next++].Trim()}";
        var input = new List<string>();
        while (next < lines.Length && lines[next].TrimEnd() != Separator && !string.IsNullOrWhiteSpace(lines[next]))
            input.Add(lines[next++].TrimEnd());
        if (next >= lines.Length || lines[next].TrimEnd() != Separator)
            throw new TranscriptException(start + 1, $"`{command}` has no answer: a line `{Separator}` was expected after the command and its input, before the next blank line");
        next++;
        int answer = next;
        var expected = ReadAnswer(lines, ref next);
        var words = Words(command, start + 1);
        return new Directive
        {
            Line = start + 1,
            Command = words[0].Key,
            Arguments = words[1..],
            Input = input,
            Expected = expected,
            AnswerLine = answer + 1,
            EndLine = next + 1,
        };
    }

    private static List<string> ReadAnswer(string[] lines, ref int next)
    {
        var answer = new List<string>();
        if (next < lines.Length && lines[next].TrimEnd() == Separator)
        {
            int opened = next++;
            while (next + 1 < lines.Length && !(lines[next].TrimEnd() == Separator && lines[next + 1].TrimEnd() == Separator))
                answer.Add(lines[next++].TrimEnd());
            if (next + 1 >= lines.Length)
                throw new TranscriptException(opened + 1, $"an answer opens with a doubled `{Separator}` and does not close with one");
            next += 2;
            return answer;
        }

        while (next < lines.Length && !string.IsNullOrWhiteSpace(lines[next]))
            answer.Add(lines[next++].TrimEnd());
        return answer;
    }

    private static List<Argument> Words(string text, int line)
    {
        var words = new List<Argument>();
        int next = 0;
        while (next < text.Length)
        {
            if (char.IsWhiteSpace(text[next]))
            {
                next++;
                continue;
            }

            int start = next;
            while (next < text.Length && !char.IsWhiteSpace(text[next]) && text[next] != '=')
                next++;
            string key = text[start..next];
            if (key.Length == 0)
                throw new TranscriptException(line, $"an argument has no name before its `=`: {text[start..]}");
            words.Add(next < text.Length && text[next] == '=' ? new Argument(key, ReadValues(text, ref next, line)) : new Argument(key, []));
        }

        return words;
    }

    private static IReadOnlyList<string> ReadValues(string text, ref int next, int line)
    {
        int start = ++next;
        if (next < text.Length && text[next] == '(')
        {
            int close = text.IndexOf(')', next);
            if (close < 0)
                throw new TranscriptException(line, $"a list opens with `(` and does not close: {text[start..]}");
            string inner = text[(next + 1)..close];
            next = close + 1;
            return string.IsNullOrWhiteSpace(inner) ? [] : [.. inner.Split(',').Select(value => value.Trim())];
        }

        while (next < text.Length && !char.IsWhiteSpace(text[next]))
            next++;
        return [text[start..next]];
    }
}
