using Aurigraph.Units;

namespace Aurigraph.Simulation.Time;

/// <summary>Something was enqueued in the virtual world from a thread that does not own it: its place in the order of events would be a matter of luck.</summary>
public sealed class ForeignThreadException : InvalidOperationException
{
    internal ForeignThreadException(int threadId, int ownerThreadId, object what, VirtualTime at)
        : base($"Thread {threadId} enqueued {Describe(what)} at {at}, but the virtual world belongs to thread {ownerThreadId}. "
            + "Inside it use Akka timers, await without ConfigureAwait(false), and PipeTo with useConfigureAwait: true; never Task.Run.")
    {
        ThreadId = threadId;
        OwnerThreadId = ownerThreadId;
        Enqueued = Describe(what);
    }

    /// <summary>The same trespass, thrown again on the owner's side.</summary>
    internal ForeignThreadException(ForeignThreadException original)
        : base(original.Message, original)
    {
        ThreadId = original.ThreadId;
        OwnerThreadId = original.OwnerThreadId;
        Enqueued = original.Enqueued;
    }

    /// <summary>The managed thread that enqueued.</summary>
    public int ThreadId { get; }

    /// <summary>The managed thread that owns the virtual world.</summary>
    public int OwnerThreadId { get; }

    /// <summary>What was enqueued.</summary>
    public string Enqueued { get; }

    private static string Describe(object what) => what is string text ? text : what.ToString() ?? what.GetType().Name;
}
