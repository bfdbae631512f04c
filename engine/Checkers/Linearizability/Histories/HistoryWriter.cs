using Aurigraph.Checkers.Linearizability.Models;

namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>Writes the lines of a history as <see cref="HistoryReader"/> reads them. Pure.</summary>
public static class HistoryWriter
{
    /// <summary>A line of a Jepsen register log.</summary>
    /// <param name="process">Who invoked the operation.</param>
    /// <param name="type">What the line says of it.</param>
    /// <param name="input">What was asked.</param>
    /// <param name="read">What a read that took place found; unset otherwise.</param>
    /// <param name="reason">Why it did not take place, or why that is not known, in place of a value: a word such as <c>timed-out</c>; null: none is given.</param>
    public static string Register(long process, EventType type, RegisterInput input, RegisterValue read = default, string? reason = null)
    {
        string value = reason is not null ? $":{reason}" : input.Function switch
        {
            RegisterFunction.Read => read.ToString(),
            RegisterFunction.Write => input.Value.ToString(),
            _ => $"[{input.Expected} {input.Value}]",
        };
        string function = input.Function switch { RegisterFunction.Read => "read", RegisterFunction.Write => "write", _ => "cas" };
        return $"INFO  jepsen.util - {process} :{NameOf(type)} :{function} {value}";
    }

    /// <summary>A line of a key-value history.</summary>
    /// <param name="process">Who invoked the operation.</param>
    /// <param name="type">What the line says of it.</param>
    /// <param name="key">The key concerned.</param>
    /// <param name="input">What was asked.</param>
    /// <param name="got">The text that a get which took place found; null otherwise.</param>
    /// <param name="reason">Why it did not take place, or why that is not known, in place of a value: a word such as <c>timed-out</c>; null: none is given.</param>
    public static string KeyValue(long process, EventType type, string key, KeyValueInput input, string? got = null, string? reason = null)
    {
        string value = reason is not null ? $":{reason}" : input.Function != KeyValueFunction.Get ? Quoted(input.Text) : got is null ? "nil" : Quoted(got);
        string function = input.Function switch { KeyValueFunction.Get => "get", KeyValueFunction.Put => "put", _ => "append" };
        return $"{{:process {process}, :type :{NameOf(type)}, :f :{function}, :key {Quoted(key)}, :value {value}}}";
    }

    private static string NameOf(EventType type) => type switch
    {
        EventType.Invoke => "invoke",
        EventType.Ok => "ok",
        EventType.Fail => "fail",
        _ => "info",
    };

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
