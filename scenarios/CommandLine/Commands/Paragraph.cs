namespace Aurigraph.CommandLine.Commands;

/// <summary>Running text for a terminal. Pure.</summary>
internal static class Paragraph
{
    /// <summary>The text in lines of at most a width, broken between words; a longer word stands alone.</summary>
    /// <param name="text">Line feeds and runs of spaces in it count as one space.</param>
    /// <param name="width">In characters; at least 1.</param>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }
}
