namespace Aurigraph.Checkers.Linearizability.Models;

/// <summary>One key of a key-value store: a text that can be got, put and appended to. A key that was never written is the empty text.</summary>
public sealed class KeyValue : ISequentialModel<string, KeyValueInput, KeyValueAnswer>
{
    private KeyValue()
    {
    }

    /// <summary>The model; it has no state of its own.</summary>
    public static KeyValue Model { get; } = new();

    /// <inheritdoc/>
    public string Initial => "";

    /// <inheritdoc/>
    public (string Next, KeyValueAnswer Answer) Apply(string state, KeyValueInput input) => input.Function switch
    {
        KeyValueFunction.Get => (state, KeyValueAnswer.Got(state)),
        KeyValueFunction.Put => (input.Text, KeyValueAnswer.Done),
        _ => (state + input.Text, KeyValueAnswer.Done),
    };

    /// <inheritdoc/>
    public bool IsReadOnly(KeyValueInput input) => input.Function == KeyValueFunction.Get;

    /// <inheritdoc/>
    public long BytesOf(string state) => sizeof(char) * (long)state.Length;
}
