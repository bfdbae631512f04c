using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>A part of a scenario: a name of the catalog, a path, or the content itself.</summary>
internal sealed class PartShape : Shape<KeyValues>
{
    private readonly string _folder;
    private readonly string _noun;
    private readonly GroupShape _group;
    private readonly Key? _name;

    /// <summary>Declares a part.</summary>
    /// <param name="folder">Its folder in the catalog.</param>
    /// <param name="noun">With its article.</param>
    /// <param name="group">Its content.</param>
    /// <param name="name">The key that takes the name of the catalog or the file; null when it has none.</param>
    public PartShape(string folder, string noun, GroupShape group, Key? name)
    {
        (_folder, _noun, _group, _name) = (folder, noun, group, name);
    }

    /// <summary>Whether the content takes the name of the catalog or the file.</summary>
    public bool HasName => _name is not null;

    /// <inheritdoc/>
    public override string Expected => $"the name or path of {_noun}, or its content";

    /// <inheritdoc/>
    public override string Term => "name, path or group";

    /// <inheritdoc/>
    public override IEnumerable<(string Suffix, GroupShape Group)> Groups => _group.Groups;

    /// <inheritdoc/>
    public override bool TryRead(SourceNode node, string path, ReadContext context, [NotNullWhen(true)] out KeyValues? value)
    {
        value = null;
        if (node is not (MappingNode or ScalarNode { IsNull: false }))
            return Refuse(node, path, context);
        string name = "inline";
        SourceNode? content = node;
        if (node is ScalarNode scalar)
            content = Load(scalar, path, context, out name);
        if (content is null || !TryReadContent(content, path, context, out value))
            return false;
        if (_name is not null && !value.Has(_name))
            value.Set(_name, name, null);
        return true;
    }

    /// <inheritdoc/>
    public override OutputNode Write(KeyValues value) => _group.Write(value);

    /// <inheritdoc/>
    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string", ["description"] = "A name of the catalog or a path." }, _group.Schema()),
    };

    /// <summary>The content that a name or path stands for; null when that failed and the fault was noted.</summary>
    public SourceNode? Load(ScalarNode reference, string path, ReadContext context, out string name) =>
        context.Parts.Load(_folder, reference, path, context.Faults, out name);

    private bool TryReadContent(SourceNode content, string path, ReadContext context, [NotNullWhen(true)] out KeyValues? value)
    {
        bool read = _group.TryRead(content, path, context, out value);
        return read && value is not null;
    }
}
