using System.Globalization;
using Aurigraph.Checkers.Linearizability.Models;

namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>Reads the log that Jepsen writes of a test on one register: <c>INFO  jepsen.util - PROCESS :TYPE :FUNCTION VALUE</c>.</summary>
/// <remarks>Lines of other loggers, and of processes that have a name in place of a number (<c>:nemesis</c>), say nothing of the register.</remarks>
internal sealed class RegisterLineReader(FaultSheet faults) : ILineReader
{
    private const string Logger = "jepsen.util";
    private const string Expected = "expected is `INFO  jepsen.util - PROCESS :invoke|:ok|:fail|:info :read|:write|:cas VALUE`; correct or remove the line";
    private static readonly string[] Levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

    private readonly EventPairing<RegisterInput, RegisterAnswer> _pairing = new(faults);

    /// <inheritdoc/>
    public string Format => "a line of a Jepsen register log";

    /// <inheritdoc/>
    public bool Recognises(string line) => Fields(line) is [{ } level, _, "-", ..] && Levels.Contains(level);

    /// <inheritdoc/>
    public void Read(string line, int number)
    {
        string[] fields = Fields(line);
        if (fields[1] != Logger || (fields.Length > 3 && fields[3].StartsWith(':')))
            return;
        if (fields.Length < 7 || !long.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out long process))
            faults.Add(number, $"a process number, type, function and value were expected after `{Logger} - `; {Expected}");
        else if (TypeOf(fields[4]) is not { } type)
            faults.Add(number, $"`{fields[4]}` is no type of event; {Expected}");
        else if (fields[5] is not (":read" or ":write" or ":cas"))
            faults.Add(number, $"`{fields[5]}` is no function of a register; {Expected}");
        else if (EventOf(number, process, type, fields[5], string.Join(' ', fields[6..])) is { } one)
            _pairing.Add(one);
    }

    /// <inheritdoc/>
    public RecordedHistory? History(IReadOnlyList<string> lines) => _pairing.Operations is { Count: > 0 } operations
        ? new RecordedHistory<RegisterValue, RegisterInput, RegisterAnswer>("register", Register.Model, operations, lines)
        : null;

    private HistoryEvent<RegisterInput, RegisterAnswer>? EventOf(int line, long process, EventType type, string function, string value)
    {
        var one = new HistoryEvent<RegisterInput, RegisterAnswer>(line, process, type, null, function[1..], null, null);
        bool isReason = type is EventType.Fail or EventType.Info && value.StartsWith(':');
        if (function == ":read")
        {
            RegisterValue? read = ValueOf(value);
            if (!isReason && read is null)
                faults.Add(line, $"`{value}` is no value; nil or a whole number was expected: correct it");
            else if (type == EventType.Invoke && read != RegisterValue.Unset)
                faults.Add(line, $"a read is invoked with `{value}`; nil was expected, as the value comes with its completion: correct it");
            else
                return one with { Input = RegisterInput.Read, Output = type == EventType.Ok ? RegisterAnswer.Read(read!.Value) : null };
            return null;
        }
        RegisterInput? input = isReason ? null : function == ":write" ? WriteOf(value) : CompareAndSetOf(value);
        if (isReason || input is not null)
            return one with { Input = input, Output = type == EventType.Ok ? RegisterAnswer.Done : null };
        faults.Add(line, function == ":write"
            ? $"`{value}` cannot be written; nil or a whole number was expected: correct it"
            : $"`{value}` is not what a :cas takes; `[EXPECTED NEW]` was expected, each nil or a whole number: correct it");
        return null;
    }

    private static RegisterInput? WriteOf(string text) => ValueOf(text) is { } value ? RegisterInput.Write(value) : null;

    private static RegisterInput? CompareAndSetOf(string text) =>
        text is ['[', .. var inner, ']'] && Fields(inner) is [var expected, var value] && ValueOf(expected) is { } old && ValueOf(value) is { } next
            ? RegisterInput.CompareAndSet(old, next)
            : null;

    private static RegisterValue? ValueOf(string text) =>
        text == "nil" ? RegisterValue.Unset
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? new RegisterValue(number)
        : null;

    private static EventType? TypeOf(string text) => text switch
    {
        ":invoke" => EventType.Invoke,
        ":ok" => EventType.Ok,
        ":fail" => EventType.Fail,
        ":info" => EventType.Info,
        _ => null,
    };

    private static string[] Fields(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
