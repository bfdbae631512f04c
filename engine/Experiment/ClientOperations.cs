using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>Clients of the key-value store that validators keep, beside the load of transactions. Each does one operation at a time, and what they see is
/// judged for linearizability.</summary>
/// <param name="Model">What is at the other end.</param>
/// <param name="Clients">How many clients.</param>
/// <param name="Keys">How many keys; a register is one.</param>
/// <param name="Think">Mean time between an answer and the next operation of a client, drawn exponentially.</param>
/// <param name="Timeout">After which a client gives up waiting.</param>
public sealed record ClientOperations(OperationModel Model, int Clients, int Keys, Duration Think, Duration Timeout);

/// <summary>What clients operate on.</summary>
public enum OperationModel
{
    /// <summary>One register: read, write, compare-and-set.</summary>
    Register,

    /// <summary>Keys that hold texts: get, put, append.</summary>
    KeyValue,
}
