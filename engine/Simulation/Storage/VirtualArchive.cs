using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Disk;

namespace Aurigraph.Simulation.Storage;

/// <summary>The archive of one simulated observer: loads its disk.</summary>
internal sealed class VirtualArchive(VirtualDisk disk, int node) : IArchive
{
    /// <inheritdoc/>
    public void Store(long bytes) => disk.WriteBehind(node, bytes);
}
