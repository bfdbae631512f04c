namespace Aurigraph.Checkers.Linearizability.Models;

/// <summary>What a key answers.</summary>
/// <param name="Text">The text of a get; null when a put or append is done.</param>
public readonly record struct KeyValueAnswer(string? Text)
{
    /// <summary>A put or append is done.</summary>
    public static KeyValueAnswer Done => default;

    /// <summary>A get gave a text.</summary>
    public static KeyValueAnswer Got(string text) => new(text);

    /// <summary><c>ok</c>, or the text in quotation marks.</summary>
    public override string ToString() => Text is null ? "ok" : $"\"{Text}\"";
}
