using Aurigraph.Node.Operations;
using Aurigraph.Checkers.Linearizability.Histories;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Load.Operations;

/// <summary>What clients of one model ask for, and how that is written down.</summary>
internal interface IOperationMix
{
    /// <summary>The name of the model, as the reader of histories knows it.</summary>
    string Model { get; }

    /// <summary>Draws the next operation of a client.</summary>
    StoreOperation Draw(int client, long number, SeededGenerator draws);

    /// <summary>Learns from an answer what the store holds, so that later operations meet it.</summary>
    void Learn(StoreOperation operation, StoreResult result);

    /// <summary>The line of an event.</summary>
    /// <param name="process">Who invoked the operation.</param>
    /// <param name="type">What the line says.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="held">What a read that took place found.</param>
    /// <param name="reason">Why it did not take place, or why that is not known; null: none is given.</param>
    string Line(long process, EventType type, StoreOperation operation, string? held, string? reason);
}
