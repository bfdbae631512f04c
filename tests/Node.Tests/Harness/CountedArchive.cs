using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>An archive that counts.</summary>
internal sealed class CountedArchive : IArchive
{
    public long Bytes { get; private set; }

    public void Store(long bytes) => Bytes += bytes;
}
