using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>The kernel's clock as a node sees it.</summary>
internal sealed class KernelTime(Kernel kernel) : IClock
{
    public VirtualTime Now => kernel.Now;
}
