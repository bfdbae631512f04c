using Aurigraph.Node.Operations;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Load.Operations;

/// <summary>A validator as clients see it.</summary>
internal interface IOperationTarget
{
    /// <summary>Its name.</summary>
    NodeId Id { get; }

    /// <summary>A request arrives. A node that is down does not answer.</summary>
    void Operate(OperationRequest request);
}
