using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.Cores;

/// <summary>A piece of work for one core: a message, or one thread's share of a job. Also the job itself, when several threads share it.</summary>
internal struct Work
{
    /// <summary>Fires when paid; null when the work was cancelled or belongs to a job.</summary>
    public IKernelEvent? Completion;

    /// <summary>Handed to the completion.</summary>
    public long Argument;

    /// <summary>Core time still to be paid at full speed, nanoseconds.</summary>
    public long Remaining;

    /// <summary>Unique in the pool: tells whether a core goes on with what it did last.</summary>
    public long Serial;

    /// <summary>Who is charged.</summary>
    public int Node;

    /// <summary>The slot of the job this is a share of; negative when it is none.</summary>
    public int Job;

    /// <summary>Of a job: shares that are not done.</summary>
    public int OpenShares;

    /// <summary>The slot behind this one in its queue; negative at the end.</summary>
    public int Next;

    /// <summary>Who goes first.</summary>
    public CoreClass Class;

    /// <summary>Where it stands.</summary>
    public WorkState State;

    /// <summary>Whether a quantum ended it before it was done.</summary>
    public bool WasCut;
}

/// <summary>Where a piece of work stands.</summary>
internal enum WorkState : byte
{
    /// <summary>The slot is unused.</summary>
    None,

    /// <summary>It costs nothing and fires now.</summary>
    Free,

    /// <summary>It waits for a core.</summary>
    Ready,

    /// <summary>It waits for a thread of its process.</summary>
    Parked,

    /// <summary>It holds a core.</summary>
    Running,

    /// <summary>It is a job whose shares stand somewhere.</summary>
    Shared,
}
