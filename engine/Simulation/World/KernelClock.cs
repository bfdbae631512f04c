using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.World;

/// <summary>The kernel's time as nodes see it.</summary>
internal sealed class KernelClock(Kernel kernel) : IClock
{
    /// <inheritdoc/>
    public VirtualTime Now => kernel.Now;
}
