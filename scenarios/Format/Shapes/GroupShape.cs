using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>A group of keys.</summary>
internal sealed class GroupShape : Shape<KeyValues>
{
    private static readonly SourceFile Defaults = new("default", null);

    /// <summary>Declares a group.</summary>
    /// <param name="term">With its article, for messages: "a stage".</param>
    /// <param name="keys">In the order of the resolved file.</param>
    public GroupShape(string term, params Key[] keys)
    {
        (Noun, Keys) = (term, keys);
    }

    /// <summary>With its article.</summary>
    public string Noun { get; }

    /// <summary>In the order of the resolved file.</summary>
    public IReadOnlyList<Key> Keys { get; }

    /// <summary>Whether the resolved file has it on one line.</summary>
    public bool Flow { get; init; }

    /// <summary>Whether it is no part of a scenario, so that an unknown key of it is none of a scenario's either.</summary>
    public bool IsApart { get; init; }

    /// <inheritdoc/>
    public override string Expected => (Noun.StartsWith("the ", StringComparison.Ordinal) ? "a group" : Noun) + $" with keys such as `{Keys[0].Name}`";

    /// <inheritdoc/>
    public override string Term => "group";

    /// <inheritdoc/>
    public override IEnumerable<(string Suffix, GroupShape Group)> Groups => [("", this)];

    /// <inheritdoc/>
    public override bool TryRead(SourceNode node, string path, ReadContext context, [NotNullWhen(true)] out KeyValues? value)
    {
        value = null;
        if (node is not MappingNode map)
            return Refuse(node, path, context);
        int before = context.Faults.Count;
        value = ReadPartly(map, path, context);
        return context.Faults.Count == before;
    }

    /// <summary>Reads what can be read, notes the rest.</summary>
    public KeyValues ReadPartly(MappingNode map, string path, ReadContext context)
    {
        KeyValues values = new(this, map, path);
        HashSet<string> seen = [];
        HashSet<Key> met = [];
        foreach (MappingEntry entry in map.Entries)
        {
            string name = entry.Key.Text;
            string keyPath = KeyValues.Join(path, ScalarNode.Shorten(name));
            Key? key = Keys.FirstOrDefault(k => k.Name == name);
            if (!seen.Add(name))
                context.Faults.Add(entry.Key, keyPath, $"the key is here twice; the first is in line {FirstLine(map, name)}");
            else if (key is null)
                context.Faults.Add(entry.Key, keyPath, UnknownKey(name));
            else
                ReadKey(values, key, entry, keyPath, context, met);
        }
        foreach (Key key in Keys.Where(k => !met.Contains(k)))
        {
            if (key.IsRequired)
                context.Faults.Add(map, KeyValues.Join(path, key.Name), $"the key is missing; it takes {key.Form.Expected}");
            else if (key.Default is not null)
                values.Set(key, ReadDefault(key, path, context), null);
        }
        return values;
    }

    /// <inheritdoc/>
    public override OutputNode Write(KeyValues value) => new OutputMapping(
        [.. Keys.Where(k => k.Support == Support.Full && value.Has(k))
            .Select(k => new KeyValuePair<string, OutputNode>(k.Name, k.Form.WriteAny(value.Value(k))))
            .Where(e => e.Value is not OutputMapping { Entries.Count: 0 })],
        Flow);

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonObject properties = [];
        foreach (Key key in Keys.Where(k => k.Support != Support.None))
            properties[key.Name] = KeySchema(key);
        JsonObject schema = new() { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        JsonArray required = [.. Keys.Where(k => k.IsRequired).Select(k => (JsonNode)k.Name)];
        if (required.Count > 0)
            schema["required"] = required;
        return schema;
    }

    private static JsonObject KeySchema(Key key)
    {
        JsonObject schema = key is { Support: Support.DefaultOnly, Default: not null } && !key.Form.Groups.Any()
            ? new JsonObject { ["const"] = DefaultJson(key.Default) }
            : key.Form.Schema();
        schema["description"] = key.Meaning;
        if (key.Default is not null && !key.Form.Groups.Any() && schema["const"] is null)
            schema["default"] = DefaultJson(key.Default);
        return schema;
    }

    private static JsonNode DefaultJson(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ when long.TryParse(text, out long whole) => whole,
        _ when decimal.TryParse(text, out decimal number) => number,
        _ => text,
    };

    private static int FirstLine(MappingNode map, string name) => map.Entries.First(e => e.Key.Text == name).Key.Line;

    private string UnknownKey(string name)
    {
        if (name == "<<")
            return "merge keys are not supported; write the keys out";
        string near = NearestName.Hint(name, Keys.Select(k => k.Name));
        if (near.Length > 0)
            return "unknown key" + near;
        IReadOnlyList<string> elsewhere = IsApart ? [] : KeyPlaces.Of(name);
        return elsewhere.Count == 1
            ? $"unknown key; did you mean `{elsewhere[0]}`?"
            : $"unknown key; {Noun} takes {NearestName.List(Keys.Select(k => k.Name))}";
    }

    private void ReadKey(KeyValues values, Key key, MappingEntry entry, string path, ReadContext context, HashSet<Key> met)
    {
        met.Add(key);
        if (key.Support == Support.None)
        {
            context.Faults.Add(entry.Key, path, $"`{key.Name}` is not supported yet; remove it");
            return;
        }
        if (entry.Value is ScalarNode { IsNull: true })
        {
            context.Faults.Add(entry.Value.File.IsOverride ? entry.Value : entry.Key, path, $"the key has no value; it takes {key.Form.Expected}");
            return;
        }
        if (!key.Form.TryReadAny(entry.Value, path, context, out object? value))
        {
            // A group that was read partly still serves the checks of what was read.
            if (value is KeyValues group)
                values.Set(key, group, entry.Value);
            else if (value is not null)
                values.SetPart(key, value);
            return;
        }
        if (key.Support == Support.DefaultOnly && !IsDefault(key, value, path, context))
        {
            context.Faults.Add(entry.Value, path, $"`{key.Name}: {ScalarNode.Shorten(entry.Value is ScalarNode written ? written.Text : YamlText.Inline(key.Form.WriteAny(value)))}` is not supported yet; this version takes `{key.Default}`");
            return;
        }
        values.Set(key, value, entry.Value);
    }

    private static bool IsDefault(Key key, object? value, string path, ReadContext context) =>
        YamlText.Inline(key.Form.WriteAny(value)) == YamlText.Inline(key.Form.WriteAny(ReadDefault(key, path, context)));

    /// <summary>The value of a key's default.</summary>
    internal static object? ReadDefault(Key key, string path, ReadContext context)
    {
        FaultList faults = new();
        SourceNode? node = YamlTree.Load(key.Default!, Defaults, faults);
        if (node is null || !key.Form.TryReadAny(node, KeyValues.Join(path, key.Name), context with { Faults = faults }, out object? value))
            throw new InvalidOperationException($"The default of {key.Name} is wrong: {string.Join("; ", faults.ToList())}");
        return value;
    }
}
