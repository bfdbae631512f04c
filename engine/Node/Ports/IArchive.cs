using Akka.Actor;

namespace Aurigraph.Node.Ports;

/// <summary>Where an observer keeps the committed stream.</summary>
public interface IArchive
{
    /// <summary>Stores bytes of the stream; answered by <paramref name="completion"/> when they are on disk.</summary>
    void Store(long bytes, IActorRef replyTo, object completion);
}
