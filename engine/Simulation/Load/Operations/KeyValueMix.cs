using Aurigraph.Checkers.Linearizability.Histories;
using Aurigraph.Checkers.Linearizability.Models;
using Aurigraph.Node.Operations;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Load.Operations;

/// <summary>Clients of some keys, evenly: half of the operations get, three in eight append, one in eight puts, which keeps texts short. No word is written
/// twice, so that a get tells which appends it saw, and in which order.</summary>
internal sealed class KeyValueMix(int keys) : IOperationMix
{
    private long _words;

    /// <inheritdoc/>
    public string Model => "key-value";

    /// <inheritdoc/>
    public StoreOperation Draw(int client, long number, SeededGenerator draws)
    {
        string key = FormattableString.Invariant($"key-{draws.NextInt64(keys) + 1}");
        long choice = draws.NextInt64(8);
        if (choice < 4)
            return new StoreOperation(client, number, StoreOperationKind.Read, key);
        string word = FormattableString.Invariant($"{++_words} ");
        return new StoreOperation(client, number, choice < 7 ? StoreOperationKind.Append : StoreOperationKind.Write, key, word);
    }

    /// <inheritdoc/>
    public void Learn(StoreOperation operation, StoreResult result)
    {
        // Nothing that is asked for here depends on what is held.
    }

    /// <inheritdoc/>
    public string Line(long process, EventType type, StoreOperation operation, string? held, string? reason)
    {
        KeyValueInput input = operation.Kind switch
        {
            StoreOperationKind.Read => KeyValueInput.Get,
            StoreOperationKind.Write => KeyValueInput.Put(operation.Value!),
            _ => KeyValueInput.Append(operation.Value!),
        };
        return HistoryWriter.KeyValue(process, type, operation.Key, input, held, reason);
    }
}
