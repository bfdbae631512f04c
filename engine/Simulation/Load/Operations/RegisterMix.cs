using System.Globalization;
using Aurigraph.Checkers.Linearizability.Histories;
using Aurigraph.Checkers.Linearizability.Models;
using Aurigraph.Node.Operations;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Load.Operations;

/// <summary>Clients of one register: half of the operations read, a quarter write, a quarter compare and set. No value is written twice, so that a read tells
/// which write it saw; a compare-and-set expects what any client saw last, so that many succeed.</summary>
internal sealed class RegisterMix : IOperationMix
{
    private const string Key = "register";

    private long _written;
    private string? _seen;

    /// <inheritdoc/>
    public string Model => "register";

    /// <inheritdoc/>
    public StoreOperation Draw(int client, long number, SeededGenerator draws)
    {
        long choice = draws.NextInt64(4);
        if (choice < 2)
            return new StoreOperation(client, number, StoreOperationKind.Read, Key);
        string value = (++_written).ToString(CultureInfo.InvariantCulture);
        return choice == 2
            ? new StoreOperation(client, number, StoreOperationKind.Write, Key, value)
            : new StoreOperation(client, number, StoreOperationKind.CompareAndSet, Key, value, _seen);
    }

    /// <inheritdoc/>
    public void Learn(StoreOperation operation, StoreResult result) =>
        _seen = operation.Kind == StoreOperationKind.Read || !result.TookPlace ? result.Held : operation.Value;

    /// <inheritdoc/>
    public string Line(long process, EventType type, StoreOperation operation, string? held, string? reason)
    {
        RegisterInput input = operation.Kind switch
        {
            StoreOperationKind.Read => RegisterInput.Read,
            StoreOperationKind.Write => RegisterInput.Write(ValueOf(operation.Value)),
            _ => RegisterInput.CompareAndSet(ValueOf(operation.Expected), ValueOf(operation.Value)),
        };
        return HistoryWriter.Register(process, type, input, ValueOf(held), reason);
    }

    private static RegisterValue ValueOf(string? text) => text is null ? RegisterValue.Unset : new RegisterValue(long.Parse(text, CultureInfo.InvariantCulture));
}
