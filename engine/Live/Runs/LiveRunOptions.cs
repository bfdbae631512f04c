using Aurigraph.Experiment;
using Aurigraph.Live.Nodes;
using Aurigraph.Units;
using Aurigraph.Worlds;

namespace Aurigraph.Live.Runs;

/// <summary>How a scenario is run on this machine.</summary>
public sealed record LiveRunOptions
{
    /// <summary>The scenario, with the addresses it is to use.</summary>
    public required ExperimentDefinition Experiment { get; init; }

    /// <summary>The resolved scenario as a file that processes of nodes read.</summary>
    public required string ScenarioFile { get; init; }

    /// <summary>SHA-256 of the resolved scenario, its section <c>live</c> apart.</summary>
    public required ReadOnlyMemory<byte> Digest { get; init; }

    /// <summary>Version and machine, for the result.</summary>
    public required RunIdentity Identity { get; init; }

    /// <summary>Where data, journals and logs of nodes are kept: a folder on the disk that is to be measured.</summary>
    public required string WorkFolder { get; init; }

    /// <summary>How a process of a node is started; null: all nodes run in this process.</summary>
    public ProgramCommand? Command { get; init; }

    /// <summary>How long nodes stay without load before it starts, to see what they take by themselves.</summary>
    public Duration IdleTime { get; init; }

    /// <summary>Told how many seconds of the load have passed.</summary>
    public Action<double>? Progress { get; init; }

    /// <summary>Called once, when a leader is followed and before the load starts; the run waits for it. Null: nobody is called.</summary>
    public Func<AddressBook, CancellationToken, Task>? WhileRunning { get; init; }

    /// <summary>Takes what is worth a line in a log.</summary>
    public Action<string> Log { get; init; } = _ => { };
}
