using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Time;
using Aurigraph.Simulation.World;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Recording;

/// <summary>Reads all counters at both edges of the measured window.</summary>
internal sealed class UsageRecorder : IKernelEvent
{
    private readonly SimulatedWorld _world;
    private UsageSnapshot? _start;
    private UsageSnapshot? _end;

    public UsageRecorder(SimulatedWorld world)
    {
        _world = world;
        world.Kernel.PostAt(world.Window.Start, this, 0);
        world.Kernel.PostAt(world.Window.End, this, 1);
    }

    /// <summary>Counters at the start of the window; at the start of the run when the window never began.</summary>
    public UsageSnapshot Start => _start ?? End;

    /// <summary>Counters at the end of the window; now when it has not ended.</summary>
    public UsageSnapshot End => _end ?? UsageSnapshot.Of(_world);

    /// <inheritdoc/>
    public void Fire(long argument)
    {
        if (argument == 0)
            _start = UsageSnapshot.Of(_world);
        else
            _end = UsageSnapshot.Of(_world);
    }
}
