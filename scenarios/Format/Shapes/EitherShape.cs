using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>A single value or a group of keys.</summary>
/// <param name="Scalar">The value when there is no group.</param>
/// <param name="Group">The group, or null.</param>
internal sealed record Either<T>(T? Scalar, KeyValues? Group);

/// <summary>A form that is a single value or a group of keys.</summary>
internal sealed class EitherShape<T> : Shape<Either<T>>
{
    private readonly Shape<T> _scalar;
    private readonly Shape<KeyValues> _group;

    /// <summary>Declares both forms.</summary>
    public EitherShape(Shape<T> scalar, Shape<KeyValues> group)
    {
        (_scalar, _group) = (scalar, group);
    }

    /// <inheritdoc/>
    public override string Expected => $"{_scalar.Expected} or {_group.Expected}";

    /// <inheritdoc/>
    public override string Term => $"{_scalar.Term} or {_group.Term}";

    /// <inheritdoc/>
    public override IEnumerable<(string Suffix, GroupShape Group)> Groups => _group.Groups;

    /// <inheritdoc/>
    public override bool TryRead(SourceNode node, string path, ReadContext context, [NotNullWhen(true)] out Either<T>? value)
    {
        value = null;
        switch (node)
        {
            case MappingNode:
                bool read = _group.TryRead(node, path, context, out KeyValues? group);
                value = read ? new Either<T>(default, group) : null;
                return value is not null;
            case ScalarNode { IsNull: false }:
                value = _scalar.TryRead(node, path, context, out T? scalar) ? new Either<T>(scalar, null) : null;
                return value is not null;
            default:
                return Refuse(node, path, context);
        }
    }

    /// <inheritdoc/>
    public override OutputNode Write(Either<T> value) => value.Group is null ? _scalar.Write(value.Scalar!) : _group.Write(value.Group);

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonArray forms = [];
        foreach (JsonObject form in new[] { _scalar.Schema(), _group.Schema() })
        {
            if (form.Count == 1 && form["anyOf"] is JsonArray inner)
            {
                foreach (JsonNode? item in inner)
                    forms.Add(item!.DeepClone());
            }
            else
            {
                forms.Add(form);
            }
        }
        return new JsonObject { ["anyOf"] = forms };
    }
}
