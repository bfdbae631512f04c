using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>The cores of a container. Work is charged and its completion fires when it has been paid for; what costs nothing never waits.</summary>
public interface ICorePool
{
    /// <summary>Whether a node processes no message and none waits to be processed: its threads sleep.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    bool IsAsleep(int node);

    /// <summary>Queues a message's processing on one core.</summary>
    /// <param name="coreClass">Control or Handler.</param>
    /// <param name="node">Who is charged: index of the node within the container, from 0.</param>
    /// <param name="cost">Time on one core at full speed.</param>
    /// <param name="completion">Fires when paid.</param>
    /// <param name="argument">Handed to the completion.</param>
    void Submit(CoreClass coreClass, int node, Duration cost, IKernelEvent completion, long argument = 0);

    /// <summary>Queues a job that several cores may share, cut into quanta.</summary>
    /// <param name="node">Who is charged: index of the node within the container, from 0.</param>
    /// <param name="cost">Total core time at full speed.</param>
    /// <param name="parallelism">Cores that may work on it at once; at least 1.</param>
    /// <param name="completion">Fires when all of it is paid.</param>
    /// <param name="argument">Handed to the completion.</param>
    void SubmitJob(int node, Duration cost, int parallelism, IKernelEvent completion, long argument = 0);
}
