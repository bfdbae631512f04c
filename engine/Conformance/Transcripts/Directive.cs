using System.Globalization;

namespace Aurigraph.Conformance.Transcripts;

/// <summary>One command of a transcript, with what it should answer.</summary>
public sealed record Directive
{
    private const long NumberMax = 1_000_000_000;

    /// <summary>The line of the command, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The command.</summary>
    public required string Command { get; init; }

    /// <summary>Its arguments, in their order.</summary>
    public required IReadOnlyList<Argument> Arguments { get; init; }

    /// <summary>The lines between the command and the separator.</summary>
    public required IReadOnlyList<string> Input { get; init; }

    /// <summary>The lines it should answer.</summary>
    public required IReadOnlyList<string> Expected { get; init; }

    /// <summary>The line after the separator, from 1: where the answer begins.</summary>
    public required int AnswerLine { get; init; }

    /// <summary>The line after the last of the answer, its closing separators included.</summary>
    public required int EndLine { get; init; }

    /// <summary>The command with its arguments.</summary>
    public string Text => string.Join(' ', [Command, .. Arguments.Select(a => a.ToString())]);

    /// <summary>The values of an argument; null if it is not there.</summary>
    public IReadOnlyList<string>? Values(string key) => Arguments.FirstOrDefault(a => a.Key == key)?.Values;

    /// <summary>The one value of an argument; null if it is not there.</summary>
    /// <exception cref="TranscriptException">It has no value, or several.</exception>
    public string? Value(string key) => Values(key) switch
    {
        null => null,
        [var value] => value,
        _ => throw Wrong($"the argument `{key}` takes one value: {key}=VALUE"),
    };

    /// <summary>A switch: absent is false, a bare key is true.</summary>
    /// <exception cref="TranscriptException">It is neither true nor false.</exception>
    public bool Switch(string key) => Values(key) switch
    {
        null or ["false"] => false,
        [] or ["true"] => true,
        _ => throw Wrong($"the argument `{key}` is true or false"),
    };

    /// <summary>A whole number, not negative; null if the argument is not there.</summary>
    /// <exception cref="TranscriptException">It is no number.</exception>
    public long? Number(string key) => Value(key) is { } text ? NumberOf(text) : null;

    /// <summary>A list of whole numbers; empty if the argument is not there.</summary>
    /// <exception cref="TranscriptException">One is no number.</exception>
    public IReadOnlyList<long> Numbers(string key) => [.. (Values(key) ?? []).Select(NumberOf)];

    /// <summary>The bare arguments, as numbers.</summary>
    /// <exception cref="TranscriptException">One is no number.</exception>
    public IReadOnlyList<long> BareNumbers => [.. Arguments.Where(a => a.Values.Count == 0).Select(a => NumberOf(a.Key))];

    /// <summary>The bare argument at a position.</summary>
    /// <exception cref="TranscriptException">There is none.</exception>
    public string Bare(int position, string what)
    {
        string[] bare = [.. Arguments.Where(a => a.Values.Count == 0).Select(a => a.Key)];
        return position < bare.Length ? bare[position] : throw Wrong($"`{Command}` needs {what}");
    }

    /// <summary>The bare number at a position.</summary>
    /// <exception cref="TranscriptException">There is none, or it is no number.</exception>
    public long BareNumber(int position, string what) => NumberOf(Bare(position, what));

    /// <summary>Text as a number from 0 to a thousand million.</summary>
    /// <exception cref="TranscriptException">It is none.</exception>
    public long NumberOf(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= NumberMax
        ? number
        : throw Wrong($"a whole number of at most {NumberMax} was expected where `{text}` stands");

    /// <summary>A fault of this directive.</summary>
    public TranscriptException Wrong(string what) => new(Line, what);
}
