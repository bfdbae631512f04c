using System.Globalization;
using Aurigraph.Checkers.Linearizability.Models;

namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>Reads a history on keys that hold texts, one map a line: <c>{:process 0, :type :ok, :f :append, :key "k", :value "v"}</c>. Other entries of a
/// map, and maps of processes that have a name in place of a number, say nothing of the keys. A get of nil found the empty text.</summary>
internal sealed class KeyValueLineReader(FaultSheet faults) : ILineReader
{
    private const string Expected = "expected is `{:process N, :type :invoke|:ok|:fail|:info, :f :get|:put|:append, :key \"KEY\", :value \"TEXT\"|nil}`; correct or remove the line";

    private readonly EventPairing<KeyValueInput, KeyValueAnswer> _pairing = new(faults);

    /// <inheritdoc/>
    public string Format => "a map of a key-value history";

    /// <inheritdoc/>
    public bool Recognises(string line) => line.StartsWith('{');

    /// <inheritdoc/>
    public void Read(string line, int number)
    {
        if (EdnMap.Read(line, out string fault) is not { } map)
            faults.Add(number, $"{fault}; {Expected}");
        else if (map[":process"] is { IsKeyword: true })
            return;
        else if (map[":process"] is not { IsText: false } name || !long.TryParse(name.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long process))
            faults.Add(number, $"{Shown(map, ":process")}; {Expected}");
        else if (TypeOf(map[":type"]) is not { } type)
            faults.Add(number, $"{Shown(map, ":type")}; {Expected}");
        else if (FunctionOf(map[":f"]) is not { } function)
            faults.Add(number, $"{Shown(map, ":f")}; {Expected}");
        else if (map[":key"] is not { IsText: true } key)
            faults.Add(number, $"{Shown(map, ":key")}; {Expected}");
        else if (EventOf(number, process, type, function, key.Text, map[":value"] ?? new EdnValue("nil", false)) is { } one)
            _pairing.Add(one);
    }

    /// <inheritdoc/>
    public RecordedHistory? History(IReadOnlyList<string> lines) => _pairing.Operations is { Count: > 0 } operations
        ? new RecordedHistory<string, KeyValueInput, KeyValueAnswer>("key-value", KeyValue.Model, operations, lines)
        : null;

    private HistoryEvent<KeyValueInput, KeyValueAnswer>? EventOf(int line, long process, EventType type, KeyValueFunction function, string key, EdnValue value)
    {
        var one = new HistoryEvent<KeyValueInput, KeyValueAnswer>(line, process, type, key, NameOf(function), null, null);
        bool isReason = type is EventType.Fail or EventType.Info && !value.IsText && (value.IsNil || value.IsKeyword);
        if (function == KeyValueFunction.Get)
        {
            if (type == EventType.Invoke && !value.IsNil)
                faults.Add(line, $"a get is invoked with :value {value}; nil was expected, as the text comes with its completion: correct it");
            else if (!isReason && !value.IsText && !value.IsNil)
                faults.Add(line, $"a get has :value {value}; a text in quotation marks or nil was expected: correct it");
            else
                return one with { Input = KeyValueInput.Get, Output = type == EventType.Ok ? KeyValueAnswer.Got(value.IsText ? value.Text : "") : null };
            return null;
        }
        if (!isReason && !value.IsText)
        {
            faults.Add(line, $"the :value of {NameOf(function)} is {value}; a text in quotation marks was expected: correct it");
            return null;
        }
        return one with { Input = isReason ? null : new KeyValueInput(function, value.Text), Output = type == EventType.Ok ? KeyValueAnswer.Done : null };
    }

    private static string Shown(EdnMap map, string keyword) => map[keyword] is { } value ? $"{keyword} is {value}" : $"{keyword} is missing";

    private static EventType? TypeOf(EdnValue? value) => value is not { IsText: false } type ? null : type.Text switch
    {
        ":invoke" => EventType.Invoke,
        ":ok" => EventType.Ok,
        ":fail" => EventType.Fail,
        ":info" => EventType.Info,
        _ => null,
    };

    private static KeyValueFunction? FunctionOf(EdnValue? value) => value is not { IsText: false } function ? null : function.Text switch
    {
        ":get" => KeyValueFunction.Get,
        ":put" => KeyValueFunction.Put,
        ":append" => KeyValueFunction.Append,
        _ => null,
    };

    private static string NameOf(KeyValueFunction function) => function switch
    {
        KeyValueFunction.Get => "get",
        KeyValueFunction.Put => "put",
        _ => "append",
    };
}
