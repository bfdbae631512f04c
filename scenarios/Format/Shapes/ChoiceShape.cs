using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>One of some words.</summary>
internal sealed class ChoiceShape<T> : Shape<T>
{
    private readonly (string Name, T Value)[] _choices;
    private readonly string[] _unsupported;

    /// <summary>Declares the words.</summary>
    /// <param name="unsupported">Words of the format that this version cannot honour.</param>
    /// <param name="choices">Words with what they mean.</param>
    public ChoiceShape(string[] unsupported, params (string Name, T Value)[] choices)
    {
        (_choices, _unsupported) = (choices, unsupported);
    }

    /// <summary>Declares the words.</summary>
    public ChoiceShape(params (string Name, T Value)[] choices)
        : this([], choices)
    {
    }

    /// <inheritdoc/>
    public override string Expected => _choices.Length == 1 ? $"`{_choices[0].Name}`" : "one of " + NearestName.List(_choices.Select(c => c.Name));

    /// <inheritdoc/>
    public override string Term => string.Join(" or ", _choices.Select(c => $"`{c.Name}`"));

    /// <inheritdoc/>
    public override bool TryRead(SourceNode node, string path, ReadContext context, [MaybeNull] out T value)
    {
        value = default;
        if (node is not ScalarNode scalar || scalar.IsNull)
            return Refuse(node, path, context);
        foreach ((string name, T meaning) in _choices)
        {
            if (name == scalar.Text)
            {
                value = meaning;
                return true;
            }
        }
        context.Faults.Add(node, path, _unsupported.Contains(scalar.Text)
            ? $"`{scalar.Text}` is not supported yet; this version takes {Expected}"
            : $"{node.Kind} was found where {Expected} was expected{NearestName.Hint(scalar.Text, _choices.Select(c => c.Name))}");
        return false;
    }

    /// <inheritdoc/>
    public override OutputNode Write(T value) =>
        new OutputScalar(_choices.First(c => EqualityComparer<T>.Default.Equals(c.Value, value)).Name, false);

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. _choices.Select(c => (JsonNode)c.Name)]) };
}
