using Akka.Actor;

namespace Aurigraph.Node.Ports;

/// <summary>Where an observer keeps the committed stream.</summary>
public interface IArchive
{
    /// <summary>Stores an entry of the stream; answered by <paramref name="completion"/> when it is on disk.</summary>
    /// <param name="entry">The entry, with its body where bodies are materialised and followed.</param>
    /// <param name="bytes">What is stored.</param>
    /// <param name="replyTo">Who is answered.</param>
    /// <param name="completion">The answer.</param>
    void Store(LogEntry entry, long bytes, IActorRef replyTo, object completion);
}
