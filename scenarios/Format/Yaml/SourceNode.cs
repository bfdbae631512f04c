namespace Aurigraph.Scenarios.Yaml;

/// <summary>A node of a YAML document with the place where it starts.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal abstract record SourceNode(SourceFile File, int Line, int Column)
{
    /// <summary>What it is, in the words of a message.</summary>
    public abstract string Kind { get; }
}

/// <summary>One piece of text.</summary>
internal sealed record ScalarNode(SourceFile File, int Line, int Column, string Text, bool Plain) : SourceNode(File, Line, Column)
{
    /// <summary>Whether there is no value at all: nothing, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => Plain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <inheritdoc/>
    public override string Kind => IsNull ? "nothing" : $"`{Shorten(Text)}`";

    /// <summary>Text short enough for one line of a message.</summary>
    public static string Shorten(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..57] + "...";
    }
}

/// <summary>A list.</summary>
internal sealed record SequenceNode(SourceFile File, int Line, int Column, IReadOnlyList<SourceNode> Items) : SourceNode(File, Line, Column)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>Keys with values, in the order of the file, duplicates included.</summary>
internal sealed record MappingNode(SourceFile File, int Line, int Column, IReadOnlyList<MappingEntry> Entries) : SourceNode(File, Line, Column)
{
    /// <inheritdoc/>
    public override string Kind => "a group of keys";

    /// <summary>The first value of a key; null when it is not there.</summary>
    public SourceNode? Find(string key) => Entries.FirstOrDefault(e => e.Key.Text == key)?.Value;
}

/// <summary>A key and its value.</summary>
internal sealed record MappingEntry(ScalarNode Key, SourceNode Value);
