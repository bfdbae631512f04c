using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>What is stated beside a value, whatever its type.</summary>
internal interface IStated
{
    /// <summary>Half width of its interval over the value; null when none is stated.</summary>
    double? Uncertainty { get; }

    /// <summary>How it came about; null when that is not stated.</summary>
    string? Source { get; }

    /// <summary>Whether this is the bare value of another, so that what is stated beside that holds here as well.</summary>
    bool Repeats(object? other);
}

/// <summary>A value with how sure it is and where it comes from.</summary>
/// <param name="Value">The value.</param>
/// <param name="Uncertainty">Half width of its interval over the value; null when none is stated.</param>
/// <param name="Source">How it came about; null when that is not stated.</param>
internal sealed record Stated<T>(T Value, double? Uncertainty, string? Source) : IStated
{
    /// <inheritdoc/>
    public bool Repeats(object? other) =>
        Uncertainty is null && Source is null && other is Stated<T> stated && EqualityComparer<T>.Default.Equals(Value, stated.Value);
}

/// <summary>A value alone, or in a group with its uncertainty and source: <c>5us</c> or <c>{ value: 5us, uncertainty: 60%, source: a guess }</c>.</summary>
internal sealed class StatedShape<T> : Shape<Stated<T>>
{
    /// <summary>What the table of keys puts before the keys of such a group.</summary>
    public const string Mark = "(stated)";

    private readonly Shape<T> _scalar;
    private readonly Key<T> _value;
    private readonly Key<double> _uncertainty = new("uncertainty", Quantities.Probability, "How far the value may be off, up or down, relative to it.") { DefaultNote = "none" };
    private readonly Key<string> _source = new("source", TextShape.Free, "How the value came about.") { DefaultNote = "none" };
    private readonly GroupShape _group;

    /// <summary>Declares both forms.</summary>
    public StatedShape(Shape<T> scalar)
    {
        _scalar = scalar;
        _value = new Key<T>("value", scalar, "The value itself.") { IsRequired = true };
        _group = new GroupShape("a value with its uncertainty", _value, _uncertainty, _source) { Flow = true };
    }

    /// <inheritdoc/>
    public override string Expected => $"{_scalar.Expected} or `{{ value: ..., uncertainty: 10% }}`";

    /// <inheritdoc/>
    public override string Term => $"{_scalar.Term} or group";

    /// <inheritdoc/>
    public override IEnumerable<(string Suffix, GroupShape Group)> Groups => [(Mark, _group)];

    /// <summary>Whether a node is a group of this form.</summary>
    public bool IsGroup(SourceNode node) => node is MappingNode map && map.Find(_value.Name) is not null;

    /// <inheritdoc/>
    public override bool TryRead(SourceNode node, string path, ReadContext context, [NotNullWhen(true)] out Stated<T>? value)
    {
        value = null;
        switch (node)
        {
            case MappingNode when _group.TryRead(node, path, context, out KeyValues? group):
                value = new Stated<T>(group.Get(_value), group.TryGet(_uncertainty, out double written) ? written : null, group.GetOr(_source, null));
                return true;
            case MappingNode:
                return false;
            case ScalarNode { IsNull: false } when _scalar.TryRead(node, path, context, out T? scalar):
                value = new Stated<T>(scalar!, null, null);
                return true;
            case ScalarNode { IsNull: false }:
                return false;
            default:
                return Refuse(node, path, context);
        }
    }

    /// <inheritdoc/>
    public override OutputNode Write(Stated<T> value)
    {
        OutputNode scalar = _scalar.Write(value.Value);
        if (value is { Uncertainty: null, Source: null })
            return scalar;
        List<KeyValuePair<string, OutputNode>> entries = [new(_value.Name, scalar)];
        if (value.Uncertainty is { } uncertainty)
            entries.Add(new(_uncertainty.Name, _uncertainty.Shape.Write(uncertainty)));
        if (value.Source is { } source)
            entries.Add(new(_source.Name, _source.Shape.Write(source)));
        return new OutputMapping(entries, Flow: true);
    }

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonObject scalar = _scalar.Schema();
        JsonArray forms = scalar.Count == 1 && scalar["anyOf"] is JsonArray inner ? [.. inner.Select(f => f!.DeepClone())] : [scalar];
        forms.Add(_group.Schema());
        return new JsonObject { ["anyOf"] = forms };
    }
}
