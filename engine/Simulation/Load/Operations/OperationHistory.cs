using Aurigraph.Checkers.Linearizability.Histories;
using Aurigraph.Node.Operations;

namespace Aurigraph.Simulation.Load.Operations;

/// <summary>What clients saw, in its order: a line for each invocation and each return.</summary>
internal sealed class OperationHistory(IOperationMix mix)
{
    private readonly List<string> _lines = [];

    /// <summary>Operations invoked.</summary>
    public long Invoked { get; private set; }

    /// <summary>Operations that took place and were answered.</summary>
    public long Completed { get; private set; }

    /// <summary>Operations that did not take place.</summary>
    public long Failed { get; private set; }

    /// <summary>Reads that were answered by who led, and by who did not.</summary>
    public (long ByLeaders, long ByFollowers) Reads { get; private set; }

    /// <summary>The lines, each ended with a line feed.</summary>
    public string Text => string.Concat(_lines.Select(l => l + "\n"));

    /// <summary>An operation begins.</summary>
    public void Invoke(long process, StoreOperation operation)
    {
        Invoked++;
        _lines.Add(mix.Line(process, EventType.Invoke, operation, null, null));
    }

    /// <summary>An operation was answered: it took place, or, of a compare-and-set, found another value.</summary>
    public void Return(long process, OperationAnswer answer)
    {
        StoreOperation operation = answer.Request.Operation;
        bool isRead = operation.Kind == StoreOperationKind.Read;
        if (answer.Result.TookPlace)
            Completed++;
        else
            Failed++;
        if (isRead)
            Reads = answer.Leads ? (Reads.ByLeaders + 1, Reads.ByFollowers) : (Reads.ByLeaders, Reads.ByFollowers + 1);
        _lines.Add(mix.Line(process, answer.Result.TookPlace ? EventType.Ok : EventType.Fail, operation, isRead ? answer.Result.Held : null, null));
    }

    /// <summary>An operation is known not to take place.</summary>
    public void Fail(long process, StoreOperation operation, string reason)
    {
        Failed++;
        _lines.Add(mix.Line(process, EventType.Fail, operation, null, reason));
    }

    /// <summary>The client does not know what became of an operation.</summary>
    public void GiveUp(long process, StoreOperation operation, string reason) => _lines.Add(mix.Line(process, EventType.Info, operation, null, reason));
}
