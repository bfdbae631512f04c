using Aurigraph.Measurement;
using Aurigraph.Simulation.Time;
using Aurigraph.Simulation.World;
using Aurigraph.Units;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Simulation.Recording;

/// <summary>Probes each node once a second: it passes when it is up, a leader is known, and it has applied what was committed a second ago.
/// Also samples what is in flight.</summary>
internal sealed class HealthRecorder : IKernelEvent
{
    private static readonly Duration Interval = Duration.FromSeconds(1);

    private readonly SimulatedWorld _world;
    private LogIndex _committedBefore;
    private long _probes;
    private long _passes;

    public HealthRecorder(SimulatedWorld world)
    {
        _world = world;
        world.Kernel.PostAfter(Interval, this);
    }

    /// <summary>The figures; a run shorter than a second has no probe and passes.</summary>
    public HealthFigures Figures() => new(_probes == 0 ? 1 : (double)_passes / _probes, _world.Nodes.Sum(n => n.Restarts));

    /// <inheritdoc/>
    public void Fire(long argument)
    {
        Recorder recorder = _world.Recorder;
        VirtualTime now = _world.Kernel.Now;
        recorder.Transactions.Seconds.InFlight(now, recorder.Transactions.InFlight);
        if (now > _world.Window.Start && now <= _world.Window.End)
        {
            foreach (SimulatedNode node in _world.Nodes.Where(n => recorder.Members.Counts(n.Id)))
            {
                _probes++;
                bool caughtUp = !node.Follows || recorder.Commits.AppliedByNode.GetValueOrDefault(node.Id).Index >= _committedBefore;
                if (node.IsUp && caughtUp && !recorder.Leadership.Leader.IsNone)
                    _passes++;
            }
        }
        _committedBefore = recorder.Commits.Committed;
        _world.Kernel.PostAfter(Interval, this);
    }
}
