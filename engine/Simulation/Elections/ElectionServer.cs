using Aurigraph.Consensus;
using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Messages;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Elections;

/// <summary>One survivor: the consensus core with a timer, a disk whose every write takes the same time however many are under way, and
/// the way out to the others. Its own event is the timer; the argument is the generation, so that a timer armed anew leaves the old one void.</summary>
internal sealed class ElectionServer : IKernelEvent
{
    private readonly ElectionTrial _trial;
    private readonly Kernel _kernel;
    private readonly Duration _voteDisk;
    private VirtualTime _coreTime;
    private VirtualTime _deadline = VirtualTime.Never;
    private long _generation;

    /// <summary>A server at the kernel's time, its timer running.</summary>
    public ElectionServer(ElectionTrial trial, Kernel kernel, Duration voteDisk, CoreOptions options, RestoredState restored)
    {
        (_trial, _kernel, _voteDisk, _coreTime) = (trial, kernel, voteDisk, kernel.Now);
        Core = new HyperRaft(options, restored);
        CarryOut();
    }

    /// <summary>The core, for looking at.</summary>
    public HyperRaft Core { get; }

    /// <summary>How often its timer ran out.</summary>
    public long Elections { get; private set; }

    /// <summary>A message is here.</summary>
    public void Receive(RaftMessage message)
    {
        CatchUp();
        Core.Step(message);
        CarryOut();
    }

    /// <summary>A write is durable; what waited for it leaves.</summary>
    public void Written(DurableWrite write)
    {
        CatchUp();
        foreach (var message in write.MessagesAfter)
            _trial.Send(message);
        Core.Persisted(write);
        CarryOut();
    }

    /// <summary>The timer runs out, unless it was armed anew since.</summary>
    public void Fire(long argument)
    {
        if (argument != _generation)
            return;
        CatchUp();
        CarryOut();
    }

    private void CatchUp()
    {
        if (_kernel.Now >= _deadline && Core.Role != RaftRole.Leader)
            Elections++;
        Core.Advance(_kernel.Now - _coreTime);
        _coreTime = _kernel.Now;
    }

    private void CarryOut()
    {
        var output = Core.Drain();
        foreach (var message in output.Messages)
            _trial.Send(message);
        if (output.Write is { } write)
            _kernel.PostAfter(_voteDisk, new WriteCompletion(this, write));
        var deadline = _kernel.Now + output.NextDeadline;
        if (deadline != _deadline)
        {
            _deadline = deadline;
            _kernel.PostAt(deadline, this, ++_generation);
        }
        _trial.Look(this);
    }
}
