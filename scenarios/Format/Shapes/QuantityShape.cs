using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>A number, with a unit where its kind has one, within a range; or one word such as <c>auto</c>.</summary>
internal sealed class QuantityShape<T> : Shape<T>
{
    private readonly Unit _unit;
    private readonly Func<decimal, T> _make;
    private readonly Func<T, decimal> _value;

    /// <summary>Declares a form.</summary>
    /// <param name="unit">Kind of quantity.</param>
    /// <param name="make">From the base unit.</param>
    /// <param name="value">To the base unit.</param>
    public QuantityShape(Unit unit, Func<decimal, T> make, Func<T, decimal> value)
    {
        (_unit, _make, _value) = (unit, make, value);
    }

    private decimal Min { get; init; }

    private bool MinExcluded { get; init; }

    private decimal Max { get; init; } = 1e18m;

    private bool MaxExcluded { get; init; }

    private string? Word { get; init; }

    private T? WordValue { get; init; }

    private string Name { get; init; } = "";

    /// <inheritdoc/>
    public override string Expected => Name.Length > 0 ? Name : Word is null ? _unit.Expected : $"`{Word}` or {_unit.Expected}";

    /// <inheritdoc/>
    public override string Term => (Word is null ? "" : $"`{Word}` or ") + _unit.Noun[(_unit.Noun.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>The same with a range; both ends belong to it.</summary>
    public QuantityShape<T> Between(T min, T max) => Copy(_value(min), false, _value(max), false, Word, WordValue, Name);

    /// <summary>The same without zero.</summary>
    public QuantityShape<T> Positive() => Copy(0, true, Max, MaxExcluded, Word, WordValue, Name);

    /// <summary>The same up to a largest value.</summary>
    public QuantityShape<T> AtMost(T max) => Copy(Min, MinExcluded, _value(max), false, Word, WordValue, Name);

    /// <summary>The same below a value.</summary>
    public QuantityShape<T> Below(T max) => Copy(Min, MinExcluded, _value(max), true, Word, WordValue, Name);

    /// <summary>The same with a word for one value that is not a number.</summary>
    public QuantityShape<T> Or(string word, T value) => Copy(Min, MinExcluded, Max, MaxExcluded, word, value, Name);

    /// <summary>The same with words of its own for what was expected.</summary>
    public QuantityShape<T> Named(string expected) => Copy(Min, MinExcluded, Max, MaxExcluded, Word, WordValue, expected);

    /// <inheritdoc/>
    public override bool TryRead(SourceNode node, string path, ReadContext context, [MaybeNull] out T value)
    {
        value = default;
        if (node is not ScalarNode scalar || scalar.IsNull)
            return Refuse(node, path, context);
        if (Word is not null && scalar.Text == Word)
        {
            value = WordValue!;
            return true;
        }
        if (!scalar.Plain && _unit.TakesBareNumbers && decimal.TryParse(scalar.Text, out _))
        {
            context.Faults.Add(node, path, $"\"{scalar.Text}\" is text; write the number without quotes");
            return false;
        }
        string? fault = _unit.Parse(scalar.Text, out decimal number) ?? RangeFault(scalar.Text, number);
        if (fault is not null)
        {
            if (Word is not null && NearestName.Of(scalar.Text, [Word]) is not null)
                fault = $"`{ScalarNode.Shorten(scalar.Text)}` is not known; did you mean `{Word}`?";
            context.Faults.Add(node, path, fault);
            return false;
        }
        value = _make(number);
        return true;
    }

    /// <inheritdoc/>
    public override OutputNode Write(T value) =>
        new OutputScalar(Word is not null && EqualityComparer<T>.Default.Equals(value, WordValue) ? Word : _unit.Format(_value(value)), false);

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        List<JsonObject> forms = [];
        if (Word is not null)
            forms.Add(new JsonObject { ["const"] = Word });
        if (_unit.TakesBareNumbers)
        {
            JsonObject number = new() { ["type"] = _unit.IsWhole ? "integer" : "number" };
            number[MinExcluded ? "exclusiveMinimum" : "minimum"] = JsonValue.Create(Min);
            if (Max < 1e18m)
                number[MaxExcluded ? "exclusiveMaximum" : "maximum"] = JsonValue.Create(Max);
            forms.Add(number);
        }
        if (_unit != Unit.Integer && _unit != Unit.Number)
            forms.Add(new JsonObject { ["type"] = "string", ["pattern"] = _unit.Pattern });
        return forms.Count == 1 ? forms[0] : new JsonObject { ["anyOf"] = new JsonArray([.. forms]) };
    }

    private string? RangeFault(string text, decimal number)
    {
        string shown = ScalarNode.Shorten(text);
        if (number < Min || (MinExcluded && number == Min))
            return $"`{shown}` is too small; it must be {(MinExcluded ? "above" : "at least")} {_unit.Format(Min)}";
        if (number > Max || (MaxExcluded && number == Max))
            return $"`{shown}` is too large; it must be {(MaxExcluded ? "below" : "at most")} {_unit.Format(Max)}";
        return null;
    }

    private QuantityShape<T> Copy(decimal min, bool minExcluded, decimal max, bool maxExcluded, string? word, T? wordValue, string name) =>
        new(_unit, _make, _value)
        {
            Min = min,
            MinExcluded = minExcluded,
            Max = max,
            MaxExcluded = maxExcluded,
            Word = word,
            WordValue = wordValue,
            Name = name,
        };
}
