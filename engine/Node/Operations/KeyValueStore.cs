namespace Aurigraph.Node.Operations;

/// <summary>The replicated key-value store: texts by key, and one last result per client, so that an operation that is in the log twice is applied once
/// (Raft paper, section 8). Pure.</summary>
internal sealed class KeyValueStore(StoreState state)
{
    /// <summary>The store as it stands.</summary>
    public StoreState State { get; private set; } = state;

    /// <summary>The text of a key.</summary>
    public StoreResult Read(string key) => new(true, State.Values.GetValueOrDefault(key));

    /// <summary>Applies an operation.</summary>
    /// <param name="operation">Other than a read.</param>
    /// <param name="result">What it gave, also when it was applied before; null when a later one of its client was: nobody waits for it any more.</param>
    /// <returns>Whether it was applied now.</returns>
    public bool Apply(StoreOperation operation, out StoreResult? result)
    {
        if (State.Clients.TryGetValue(operation.Client, out AppliedOperation last) && operation.Number <= last.Number)
        {
            result = operation.Number == last.Number ? last.Result : null;
            return false;
        }
        string? held = State.Values.GetValueOrDefault(operation.Key);
        bool takesPlace = operation.Kind != StoreOperationKind.CompareAndSet || held == operation.Expected;
        var given = new StoreResult(takesPlace, takesPlace ? null : held);
        string? next = !takesPlace ? held : operation.Kind == StoreOperationKind.Append ? held + operation.Value : operation.Value;
        State = new StoreState(
            next is null ? State.Values.Remove(operation.Key) : State.Values.SetItem(operation.Key, next),
            State.Clients.SetItem(operation.Client, new AppliedOperation(operation.Number, given)));
        result = given;
        return true;
    }
}
