using Akka.Actor;

namespace Aurigraph.Node.Ports;

/// <summary>The processor as one node sees it.</summary>
public interface IComputePort
{
    /// <summary>Runs a job beside the handlers; <paramref name="completion"/> is told to <paramref name="replyTo"/> when it is done. A job that costs nothing completes at once.</summary>
    void Run(in ComputeJob job, IActorRef replyTo, object completion);
}
