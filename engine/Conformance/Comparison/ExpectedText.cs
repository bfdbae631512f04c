using System.Text;

namespace Aurigraph.Conformance.Comparison;

/// <summary>Reads what matters out of the lines of an answer. Lines of a logger, descriptions of what is ready and the headings of
/// <c>stabilize</c> are how one implementation talks, not what it does, and are never compared.</summary>
internal static class ExpectedText
{
    private const string Dropped = "dropped: ";
    private static readonly string[] Loggers = ["DEBUG", "INFO", "WARN", "ERROR", "FATAL", "PANIC"];
    private static readonly string[] Silence = ["ok", "ok (quiet)"];

    /// <summary>The lines that are neither a logger's nor <c>ok</c>: what is left of a command that succeeded in silence is nothing.</summary>
    public static IReadOnlyList<string> WithoutLog(IEnumerable<string> lines) =>
        [.. lines.Select(line => line.TrimEnd()).Where(line => line.Length > 0 && !IsLog(line) && !Silence.Contains(line, StringComparer.Ordinal))];

    /// <summary>The messages, each on one line however many it took.</summary>
    public static IReadOnlyList<string> Messages(IEnumerable<string> lines)
    {
        var messages = new List<string>();
        var open = new StringBuilder();
        int depth = 0;
        foreach (string line in lines.Select(l => l.Trim()).Where(l => !IsLog(l)))
        {
            bool continues = depth > 0 || (open.Length > 0 && line.StartsWith("Snapshot: ", StringComparison.Ordinal));
            if (!continues)
                Close(open, messages);
            if (continues)
                open.Append(depth > 0 && !Opens(open) && line != "]" ? ", " : Opens(open) || line == "]" ? "" : " ").Append(line);
            else if (Ends(line) != default)
                open.Append(line);
            else
                continue;
            depth += Depth(line);
        }

        Close(open, messages);
        return messages;
    }

    /// <summary>Sender and receiver of a message, <c>1-&gt;2 MsgApp ...</c>; nothing for a line that begins none.</summary>
    public static (string From, string To) Ends(string line)
    {
        string text = line.StartsWith(Dropped, StringComparison.Ordinal) ? line[Dropped.Length..] : line;
        int space = text.IndexOf(" Msg", StringComparison.Ordinal);
        int arrow = text.IndexOf("->", StringComparison.Ordinal);
        if (arrow <= 0 || space <= arrow + 2)
            return default;
        (string from, string to) = (text[..arrow], text[(arrow + 2)..space]);
        return from.All(char.IsAsciiLetterOrDigit) && to.All(char.IsAsciiLetterOrDigit) ? (from, to) : default;
    }

    private static bool Opens(StringBuilder text) => text.Length > 0 && text[^1] == '[';

    private static void Close(StringBuilder open, List<string> messages)
    {
        if (open.Length > 0)
            messages.Add(open.ToString());
        open.Clear();
    }

    private static int Depth(string line)
    {
        int depth = 0;
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
                i++;
            else if (line[i] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted)
                depth += line[i] == '[' ? 1 : line[i] == ']' ? -1 : 0;
        }

        return depth;
    }

    private static bool IsLog(string line)
    {
        string text = line.TrimStart();
        int end = text.IndexOf(' ', StringComparison.Ordinal);
        return Loggers.Contains(end < 0 ? text : text[..end], StringComparer.Ordinal);
    }
}
