using System.Net;
using DotNext.Buffers;
using DotNext.Net;
using DotNext.Net.Cluster.Consensus.Raft.Membership;

namespace Aurigraph.Benchmarks.Replication;

/// <summary>The members of a cluster of DotNext.Net.Cluster, which do not change.</summary>
internal sealed class DotNextMembers : InMemoryClusterConfigurationStorage<EndPoint>
{
    /// <inheritdoc/>
    protected override void Encode(EndPoint address, ref BufferWriterSlim<byte> writer) => writer.WriteEndPoint(address);

    /// <inheritdoc/>
    protected override EndPoint Decode(ref SequenceReader reader) => reader.ReadEndPoint();
}
