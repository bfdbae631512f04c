using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Aurigraph.Scenarios.Yaml;

/// <summary>Builds a tree with places from the events of the YAML parser. Files are bounded in size, depth and number of nodes,
/// and anchors, aliases and tags are refused, so that no file can grow while it is read.</summary>
internal sealed class YamlTree
{
    /// <summary>Characters of a file.</summary>
    public const int MaxCharacters = 4_000_000;

    /// <summary>Lists and groups within each other.</summary>
    public const int MaxDepth = 24;

    /// <summary>Nodes of a file.</summary>
    public const int MaxNodes = 250_000;

    private readonly SourceFile _file;
    private readonly FaultList _faults;
    private Mark _last = new(0, 1, 1);
    private int _nodes;

    private YamlTree(SourceFile file, FaultList faults)
    {
        _file = file;
        _faults = faults;
    }

    /// <summary>Reads the one document of a text; null when that failed and the fault was noted.</summary>
    public static SourceNode? Load(string text, SourceFile file, FaultList faults) => new YamlTree(file, faults).Load(text);

    private SourceNode? Load(string text)
    {
        if (text.Length > MaxCharacters)
            return Refuse(_last, $"the file has {text.Length} characters; at most {MaxCharacters} are read");
        try
        {
            return Read(new Parser(new StringReader(text)));
        }
        catch (YamlException) when (IndentingTab(text) is { } line)
        {
            return Refuse(new Mark(0, line, 1), "a tab indents this line; YAML is indented with spaces alone");
        }
        catch (YamlException e)
        {
            return Refuse(e.End.Line == 0 ? _last : e.End, $"not YAML: {Sentence(e.Message)}");
        }
        catch (InvalidOperationException)
        {
            // What the parser throws where a list or group is left open at the end of the file.
            return Refuse(_last, "not YAML: a list `[` or group `{` that starts here or above is never closed");
        }
    }

    private SourceNode? Read(Parser parser)
    {
        Next(parser);
        Next(parser);
        if (parser.Current is StreamEnd or null)
            return Refuse(new Mark(0, 1, 1), "the file is empty; a scenario starts with `schema: aurigraph.sim/1`");
        Next(parser);
        SourceNode? root = Node(parser, 0);
        if (root is null)
            return null;
        Next(parser);
        if (parser.Current is DocumentStart second)
            return Refuse(second.Start, "a second document starts here; a file holds exactly one");
        if (root is ScalarNode { IsNull: true })
            return Refuse(new Mark(0, 1, 1), "the file is empty; a scenario starts with `schema: aurigraph.sim/1`");
        return root;
    }

    private void Next(Parser parser)
    {
        if (parser.MoveNext() && parser.Current is { } current)
            _last = current.Start;
    }

    /// <summary>Reads the node whose first event is current; leaves the event after it current.</summary>
    private SourceNode? Node(Parser parser, int depth)
    {
        if (parser.Current is not ParsingEvent start)
            return Refuse(_last, "not YAML: the file ends in the middle of a value");
        if (start is AnchorAlias)
            return Refuse(start.Start, "aliases (`*name`) are not supported; write the value out");
        if (start is NodeEvent { Anchor.IsEmpty: false })
            return Refuse(start.Start, "anchors (`&name`) are not supported; write the value out where it is used");
        if (start is NodeEvent { Tag.IsEmpty: false })
            return Refuse(start.Start, "tags (`!name`) are not supported; write the plain value");
        if (depth > MaxDepth)
            return Refuse(start.Start, $"lists and groups are nested more than {MaxDepth} deep");
        if (++_nodes > MaxNodes)
            return Refuse(start.Start, $"the file holds more than {MaxNodes} values");
        (int line, int column) = Place(start.Start);
        switch (start)
        {
            case Scalar scalar:
                Next(parser);
                return new ScalarNode(_file, line, column, scalar.Value, scalar.Style == ScalarStyle.Plain);
            case SequenceStart:
                return Sequence(parser, depth, line, column);
            case MappingStart:
                return Mapping(parser, depth, line, column);
            default:
                return Refuse(start.Start, "not YAML: a value was expected here");
        }
    }

    private SequenceNode? Sequence(Parser parser, int depth, int line, int column)
    {
        List<SourceNode> items = [];
        Next(parser);
        while (parser.Current is not SequenceEnd)
        {
            if (Node(parser, depth + 1) is not { } item)
                return null;
            items.Add(item);
        }
        Next(parser);
        return new SequenceNode(_file, line, column, items);
    }

    private MappingNode? Mapping(Parser parser, int depth, int line, int column)
    {
        List<MappingEntry> entries = [];
        Next(parser);
        while (parser.Current is not MappingEnd)
        {
            Mark at = _last;
            SourceNode? key = Node(parser, depth + 1);
            if (key is null)
                return null;
            if (key is not ScalarNode name)
            {
                Refuse(at, $"{key.Kind} stands where the name of a key was expected");
                return null;
            }
            if (Node(parser, depth + 1) is not { } value)
                return null;
            entries.Add(new MappingEntry(name, value));
        }
        Next(parser);
        return new MappingNode(_file, line, column, entries);
    }

    /// <summary>The first line that a tab indents; null when there is none.</summary>
    private static int? IndentingTab(string text)
    {
        string[] lines = text.Split('\n');
        int index = Array.FindIndex(lines, l => l.TrimStart(' ').StartsWith('\t'));
        return index < 0 ? null : index + 1;
    }

    private SourceNode? Refuse(Mark at, string message)
    {
        (int line, int column) = Place(at);
        _faults.Add(_file, line, column, "", message);
        return null;
    }

    private static (int Line, int Column) Place(Mark mark) => ((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    /// <summary>The parser's message as the end of one of ours.</summary>
    private static string Sentence(string message)
    {
        string text = ScalarNode.Shorten(message.Trim().TrimEnd('.'));
        return text.Length == 0 ? "it cannot be parsed" : char.ToLowerInvariant(text[0]) + text[1..];
    }
}
