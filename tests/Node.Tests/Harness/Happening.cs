using Aurigraph.Simulation.Time;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>A kernel event that calls what a test hands it.</summary>
internal sealed class Happening(Action action) : IKernelEvent
{
    public void Fire(long argument) => action();
}
