using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>A group of keys of one of several kinds, told apart by a key that only one kind has, or by that key's value.</summary>
internal sealed class VariantShape : Shape<KeyValues>
{
    private readonly string _noun;
    private readonly string? _discriminator;
    private readonly (string Name, GroupShape Group)[] _variants;

    /// <summary>Declares the kinds.</summary>
    /// <param name="noun">With its article.</param>
    /// <param name="discriminator">The key whose value names the kind; null: each kind is named after a key that only it has.</param>
    /// <param name="variants">Kinds by name.</param>
    public VariantShape(string noun, string? discriminator, params (string Name, GroupShape Group)[] variants)
    {
        (_noun, _discriminator, _variants) = (noun, discriminator, variants);
    }

    /// <inheritdoc/>
    public override string Expected => _discriminator is null
        ? $"{_noun} with one of the keys {NearestName.List(_variants.Select(v => v.Name))}"
        : $"{_noun} such as `{{ {_discriminator}: {_variants[0].Name}, ... }}`";

    /// <inheritdoc/>
    public override string Term => _noun[(_noun.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <inheritdoc/>
    public override IEnumerable<(string Suffix, GroupShape Group)> Groups => _variants.Select(v => ($"({v.Name})", v.Group));

    /// <summary>Whether the values are of a kind.</summary>
    public static bool Is(KeyValues values, GroupShape group) => ReferenceEquals(values.Group, group);

    /// <inheritdoc/>
    public override bool TryRead(SourceNode node, string path, ReadContext context, [NotNullWhen(true)] out KeyValues? value)
    {
        value = null;
        if (node is not MappingNode map)
            return Refuse(node, path, context);
        GroupShape? group = _discriminator is null ? ByPresence(map, path, context) : ByValue(map, path, context);
        return group is not null && group.TryRead(node, path, context, out value);
    }

    /// <inheritdoc/>
    public override OutputNode Write(KeyValues value) => value.Group.Write(value);

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonArray kinds = [];
        foreach ((string name, GroupShape group) in _variants)
        {
            JsonObject schema = group.Schema();
            if (_discriminator is null && schema["required"] is null)
                schema["required"] = new JsonArray(name);
            kinds.Add(schema);
        }
        return new JsonObject { ["anyOf"] = kinds };
    }

    private GroupShape? ByPresence(MappingNode map, string path, ReadContext context)
    {
        (string Name, GroupShape Group)[] found = [.. _variants.Where(v => map.Find(v.Name) is not null)];
        if (found.Length == 1)
            return found[0].Group;
        string names = NearestName.List(_variants.Select(v => v.Name));
        if (found.Length > 1)
        {
            context.Faults.Add(map, path, $"{NearestName.List(found.Select(f => f.Name))} stand together; {_noun} has exactly one of {names}");
            return null;
        }
        foreach (MappingEntry entry in map.Entries)
        {
            bool known = _variants.Any(v => v.Group.Keys.Any(k => k.Name == entry.Key.Text));
            if (!known && NearestName.Of(entry.Key.Text, _variants.Select(v => v.Name)) is { } near)
            {
                context.Faults.Add(entry.Key, KeyValues.Join(path, entry.Key.Text), $"unknown key; did you mean `{near}`?");
                return null;
            }
        }
        context.Faults.Add(map, path, $"{_noun} needs exactly one of the keys {names}");
        return null;
    }

    private GroupShape? ByValue(MappingNode map, string path, ReadContext context)
    {
        string keyPath = KeyValues.Join(path, _discriminator!);
        IEnumerable<string> names = _variants.Select(v => v.Name);
        if (map.Find(_discriminator!) is not ScalarNode { IsNull: false } scalar)
        {
            string near = map.Entries.Select(e => e.Key.Text).FirstOrDefault(k => NearestName.Of(k, [_discriminator!]) is not null) is { } written
                ? $"; `{written}` is probably meant to be it" : "";
            context.Faults.Add(map, keyPath, $"the key is missing; it takes one of {NearestName.List(names)}{near}");
            return null;
        }
        GroupShape? group = _variants.FirstOrDefault(v => v.Name == scalar.Text).Group;
        if (group is null)
            context.Faults.Add(scalar, keyPath, $"{scalar.Kind} was found where one of {NearestName.List(names)} was expected{NearestName.Hint(scalar.Text, names)}");
        return group;
    }
}
