using System.Globalization;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios;

/// <summary>Puts <c>path=value</c> into a tree, as if it had been written in the file.</summary>
internal sealed class ScenarioOverride
{
    private readonly string _text;
    private readonly SourceFile _file;
    private readonly ReadContext _context;
    private string[] _segments = [];

    private ScenarioOverride(string text, string? directory, ReadContext context)
    {
        (_text, _context) = (text, context);
        _file = new SourceFile($"--set {ScalarNode.Shorten(text)}", directory, null, true);
    }

    /// <summary>The tree with an override in it; the tree as it is when the override is faulty.</summary>
    public static SourceNode Apply(SourceNode root, string text, string? directory, ReadContext context) =>
        new ScenarioOverride(text, directory, context).Apply(root);

    private SourceNode Apply(SourceNode root)
    {
        int equals = _text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            Refuse("", "PATH=VALUE was expected, such as `consensus.heartbeat=20ms`");
            return root;
        }
        _segments = _text[..equals].Trim().Replace("[", ".[", StringComparison.Ordinal).Split('.');
        if (_segments.Any(s => s.Length == 0 || s.Length > 100) || _segments.Length > YamlTree.MaxDepth)
        {
            Refuse("", "the path is faulty; names are joined by points, items counted from 0, such as `workload.stages[0].rate`");
            return root;
        }
        string written = _text[(equals + 1)..];
        SourceNode? value = written.Trim().Length == 0 ? new ScalarNode(_file, 1, 1, "", true) : YamlTree.Load(written, _file, _context.Faults);
        return value is null ? root : Set(root, 0, value) ?? root;
    }

    private SourceNode? Set(SourceNode? node, int depth, SourceNode value)
    {
        if (depth == _segments.Length)
            return value;
        string segment = _segments[depth];
        if (segment[0] == '[')
            return SetItem(node, depth, value);
        MappingNode? map = AsMapping(node, depth);
        if (map is null)
            return null;
        int index = map.Entries.ToList().FindIndex(e => e.Key.Text == segment);
        SourceNode? inner = Set(index < 0 ? null : map.Entries[index].Value, depth + 1, value);
        if (inner is null)
            return null;
        List<MappingEntry> entries = [.. map.Entries];
        if (index < 0)
            entries.Add(new MappingEntry(new ScalarNode(_file, 1, 1, segment, true), inner));
        else
            entries[index] = entries[index] with { Value = inner };
        return map with { Entries = entries };
    }

    private SequenceNode? SetItem(SourceNode? node, int depth, SourceNode value)
    {
        string segment = _segments[depth];
        string path = string.Join('.', _segments[..depth]);
        if (!segment.EndsWith(']') || !int.TryParse(segment[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            Refuse(path, $"`{segment}` is not an item; items are counted from 0, such as `[0]`");
            return null;
        }
        List<SourceNode> items = node is SequenceNode list ? [.. list.Items] : [];
        if (index > items.Count)
        {
            Refuse(path, $"item {index} was named and the list has {items.Count}; `[{items.Count}]` appends one");
            return null;
        }
        SourceNode? inner = Set(index < items.Count ? items[index] : null, depth + 1, value);
        if (inner is null)
            return null;
        if (index == items.Count)
            items.Add(inner);
        else
            items[index] = inner;
        return new SequenceNode(node?.File ?? _file, node?.Line ?? 1, node?.Column ?? 1, items);
    }

    /// <summary>A node as a group of keys: a part that is only named is brought in, anything else gives way.</summary>
    private MappingNode? AsMapping(SourceNode? node, int depth)
    {
        if (node is MappingNode map)
            return map;
        Key? part = depth == 1 ? ScenarioKeys.Root.Keys.FirstOrDefault(k => k.Name == _segments[0] && k.Form is PartShape) : null;
        if (part is null)
            return new MappingNode(_file, 1, 1, []);
        ScalarNode? reference = node as ScalarNode ?? (part.Default is null ? null : new ScalarNode(_file, 1, 1, part.Default, true));
        if (reference is null)
            return new MappingNode(_file, 1, 1, []);
        if (((PartShape)part.Form).Load(reference, part.Name, _context, out string name) is not MappingNode content)
            return null;
        bool named = ((PartShape)part.Form).HasName && content.Find("name") is null;
        return named ? content with { Entries = [.. content.Entries, new MappingEntry(new ScalarNode(_file, 1, 1, "name", true), new ScalarNode(_file, 1, 1, name, true))] } : content;
    }

    private void Refuse(string path, string message) => _context.Faults.Add(_file, 0, 0, path, message);
}
