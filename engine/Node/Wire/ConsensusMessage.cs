using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Wire;

/// <summary>A message of the consensus core.</summary>
public sealed class ConsensusMessage(RaftMessage message) : NetworkMessage
{
    /// <summary>What the core sent.</summary>
    public RaftMessage Message { get; } = message;

    /// <inheritdoc/>
    public override long WireSize { get; } = WireFormat.Frame + WireFormat.ConsensusHeader + EntryBytes(message);

    /// <summary>Bodies inside appends are accounted for among the bodies, once for all followers.</summary>
    public override long HeldSize => WireFormat.Frame + WireFormat.ConsensusHeader +
        (Message is AppendRequest append ? append.Entries.Count * (long)(WireFormat.EntryHeader + WireFormat.Reference) : 0);

    /// <inheritdoc/>
    public override ulong TraceHash => Message.TraceHash;

    private static long EntryBytes(RaftMessage message)
    {
        if (message is not AppendRequest append)
            return 0;
        long bytes = 0;
        for (int i = 0; i < append.Entries.Count; i++)
            bytes += WireFormat.EntryHeader + (append.Entries[i].Payload?.Size ?? 0);
        return bytes;
    }
}
