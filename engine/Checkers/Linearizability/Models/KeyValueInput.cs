namespace Aurigraph.Checkers.Linearizability.Models;

/// <summary>One request to a key.</summary>
/// <param name="Function">What it shall do.</param>
/// <param name="Text">The text to put or append; empty for a get.</param>
public readonly record struct KeyValueInput(KeyValueFunction Function, string Text)
{
    /// <summary>Tell the text.</summary>
    public static KeyValueInput Get => new(KeyValueFunction.Get, "");

    /// <summary>Take a text.</summary>
    public static KeyValueInput Put(string text) => new(KeyValueFunction.Put, text);

    /// <summary>Add a text to the end.</summary>
    public static KeyValueInput Append(string text) => new(KeyValueFunction.Append, text);

    /// <summary><c>get</c>, <c>put "a"</c> or <c>append "a"</c>.</summary>
    public override string ToString() => Function switch
    {
        KeyValueFunction.Get => "get",
        KeyValueFunction.Put => $"put \"{Text}\"",
        _ => $"append \"{Text}\"",
    };
}
