using Akka.Actor;
using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>A processor that completes at once, except for kinds of jobs that a test holds.</summary>
internal sealed class HeldCompute : IComputePort
{
    private readonly List<(ComputeKind Kind, IActorRef ReplyTo, object Completion)> _held = [];

    /// <summary>Kinds that wait for <see cref="Complete"/>.</summary>
    public HashSet<ComputeKind> Holding { get; } = [];

    /// <summary>All jobs, in order.</summary>
    public List<ComputeJob> Jobs { get; } = [];

    public void Run(in ComputeJob job, IActorRef replyTo, object completion)
    {
        Jobs.Add(job);
        if (Holding.Contains(job.Kind))
            _held.Add((job.Kind, replyTo, completion));
        else
            replyTo.Tell(completion);
    }

    /// <summary>Completes the n-th job that is held of a kind.</summary>
    public void Complete(ComputeKind kind, int position = 0)
    {
        (ComputeKind, IActorRef ReplyTo, object Completion) job = _held.Where(j => j.Kind == kind).ElementAt(position);
        _held.Remove(job);
        job.ReplyTo.Tell(job.Completion);
    }
}
