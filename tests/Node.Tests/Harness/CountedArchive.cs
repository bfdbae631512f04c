using Akka.Actor;
using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>An archive that counts.</summary>
internal sealed class CountedArchive : IArchive
{
    public long Bytes { get; private set; }

    public void Store(LogEntry entry, long bytes, IActorRef replyTo, object completion)
    {
        Bytes += bytes;
        replyTo.Tell(completion);
    }
}
