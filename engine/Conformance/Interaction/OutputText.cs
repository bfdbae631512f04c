namespace Aurigraph.Conformance.Interaction;

/// <summary>Collects the lines of an answer.</summary>
internal sealed class OutputText
{
    private readonly List<string> _lines = [];
    private int _depth;

    /// <summary>Whether what is written is thrown away.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Starts anew.</summary>
    public void Clear() => _lines.Clear();

    /// <summary>Adds lines.</summary>
    public void Write(params IEnumerable<string> lines)
    {
        if (!IsQuiet)
            _lines.AddRange(lines.Select(line => new string(' ', 2 * _depth) + line));
    }

    /// <summary>Adds a heading and, below it and indented, what an action writes.</summary>
    public void WriteBelow(string heading, Action write)
    {
        Write(heading);
        _depth++;
        write();
        _depth--;
    }
}
