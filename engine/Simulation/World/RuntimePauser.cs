using Aurigraph.Experiment;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.World;

/// <summary>
/// Stops one process now and then, for all its nodes.
/// <para>Model. From the end of one pause to the beginning of the next, and for the length of each, times are drawn. During a pause nothing of the process runs
/// on cores: what runs is cut, and messages, jobs and sends queue. Disks and NICs go on. A timer that fires meanwhile is seen by its node at once, but
/// what the node sends or computes because of it waits for the end of the pause.</para>
/// <para>Not modelled: pauses that follow from what is allocated. Pauses go on while nodes of the process are down.</para>
/// </summary>
internal sealed class RuntimePauser : IKernelEvent
{
    private const long Begin = 0;

    private readonly Kernel _kernel;
    private readonly CorePool _cores;
    private readonly int _process;
    private readonly RuntimePauses _pauses;
    private readonly SeededGenerator _generator;

    public RuntimePauser(Kernel kernel, CorePool cores, int process, RuntimePauses pauses, SeededGenerator generator)
    {
        (_kernel, _cores, _process, _pauses, _generator) = (kernel, cores, process, pauses, generator);
        PostNext();
    }

    /// <summary>A pause begins or ends.</summary>
    public void Fire(long argument)
    {
        if (argument == Begin)
        {
            _cores.Pause(_process);
            _kernel.PostAfter(_pauses.Length.Draw(_generator), this, 1);
        }
        else
        {
            _cores.Resume(_process);
            PostNext();
        }
    }

    private void PostNext() => _kernel.PostAfter(Duration.Max(new Duration(1), _pauses.Every.Draw(_generator)), this, Begin);
}
