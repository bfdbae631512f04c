using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.Storage;

/// <summary>The archive of one simulated observer: loads its disk.</summary>
internal sealed class VirtualArchive(VirtualDisk disk, int node) : IArchive
{
    /// <inheritdoc/>
    public void Store(long bytes) => disk.WriteBehind(node, bytes, Nothing.Instance);

    private sealed class Nothing : IKernelEvent
    {
        public static readonly Nothing Instance = new();

        public void Fire(long argument)
        {
        }
    }
}
