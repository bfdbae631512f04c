using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>A value that may be stated with its uncertainty, or a group of such values. A group with the key <c>value</c> is the former.</summary>
internal sealed class StatedOrGroupShape<T> : Shape<Either<Stated<T>>>
{
    private readonly StatedShape<T> _single;
    private readonly GroupShape _group;

    /// <summary>Declares both forms.</summary>
    public StatedOrGroupShape(StatedShape<T> single, GroupShape group)
    {
        (_single, _group) = (single, group);
    }

    /// <inheritdoc/>
    public override string Expected => $"{_single.Expected} or {_group.Expected}";

    /// <inheritdoc/>
    public override string Term => _single.Term;

    /// <inheritdoc/>
    public override IEnumerable<(string Suffix, GroupShape Group)> Groups => [.. _single.Groups, .. _group.Groups];

    /// <inheritdoc/>
    public override bool TryRead(SourceNode node, string path, ReadContext context, [NotNullWhen(true)] out Either<Stated<T>>? value)
    {
        value = null;
        if (node is MappingNode && !_single.IsGroup(node))
            value = _group.TryRead(node, path, context, out KeyValues? group) ? new Either<Stated<T>>(null, group) : null;
        else if (node is MappingNode or ScalarNode { IsNull: false })
            value = _single.TryRead(node, path, context, out Stated<T>? single) ? new Either<Stated<T>>(single, null) : null;
        else
            Refuse(node, path, context);
        return value is not null;
    }

    /// <inheritdoc/>
    public override OutputNode Write(Either<Stated<T>> value) => value.Group is null ? _single.Write(value.Scalar!) : _group.Write(value.Group);

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonObject schema = _single.Schema();
        ((JsonArray)schema["anyOf"]!).Add(_group.Schema());
        return schema;
    }
}
