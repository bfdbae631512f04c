using Aurigraph.Consensus.Log;
using Akka.Actor;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.Storage;

/// <summary>The archive of one simulated observer: loads its disk.</summary>
internal sealed class VirtualArchive(VirtualDisk disk, int node) : IArchive
{
    /// <inheritdoc/>
    public void Store(LogEntry entry, long bytes, IActorRef replyTo, object completion) => disk.WriteBehind(node, bytes, new TellEvent(replyTo, completion));
}
