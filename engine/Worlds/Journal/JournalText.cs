using System.Buffers.Binary;
using System.Text;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Journal;

/// <summary>Takes one record apart: the mirror of <see cref="JournalBuffer"/>.</summary>
internal ref struct JournalText(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes[JournalRecord.HeaderSize..];

    public byte Byte() => Take(1)[0];

    public bool Flag() => Byte() != 0;

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public Term Term() => new(Long());

    public LogIndex Index() => new(Long());

    public VirtualTime Time() => new(Long());

    public NodeId Node() => NodeId.TryFromKey(Int(), out NodeId id) ? id : throw new FormatException("A record of a journal names a node that cannot be.");

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public ReadOnlySpan<byte> Bytes() => Take(Int());

    public long[] Longs()
    {
        var values = new long[Int()];
        for (int i = 0; i < values.Length; i++)
            values[i] = Long();
        return values;
    }

    public BatchId Id() => new(Node(), Long(), Long());

    public BatchReference Reference()
    {
        BatchId id = Id();
        BatchDigest digest = BatchDigest.Read(Take(BatchDigest.Size));
        return new BatchReference(id, digest, Int(), Long());
    }

    public LedgerState State() => LedgerStateCodec.Read(Bytes());

    public NodeId[] Nodes()
    {
        var nodes = new NodeId[Int()];
        for (int i = 0; i < nodes.Length; i++)
            nodes[i] = Node();
        return nodes;
    }

    public MemberConfiguration Configuration() => MemberConfiguration.Of(Nodes(), Nodes(), Nodes(), Nodes(), Flag(), (QuorumRule)Byte());

    public LogEntry[] Entries()
    {
        var entries = new LogEntry[Int()];
        for (int i = 0; i < entries.Length; i++)
        {
            Term term = Term();
            LogIndex index = Index();
            entries[i] = new LogEntry(term, index, Payload());
        }
        return entries;
    }

    private EntryPayload? Payload()
    {
        switch (Byte())
        {
            case 0:
                return null;
            case 1:
                BatchReference reference = Reference();
                return new BatchPayload(reference, Flag() ? new BatchBody(reference, Aurigraph.Node.Batches.Payload.Described(reference.Bytes)) : null);
            case 3:
                return Change();
            default:
                return new OtherPayload((ulong)Long(), Long());
        }
    }

    private ConfigurationChange Change()
    {
        var transition = (ChangeTransition)Byte();
        ReadOnlySpan<byte> context = Bytes();
        var steps = new MemberChange[Int()];
        for (int i = 0; i < steps.Length; i++)
            steps[i] = new MemberChange((MemberChangeKind)Byte(), Node());
        return new ConfigurationChange(steps, transition, context);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)_left.Length)
            throw new FormatException("A record of a journal ends in the middle of a value.");
        ReadOnlySpan<byte> taken = _left[..count];
        _left = _left[count..];
        return taken;
    }

    private sealed class OtherPayload(ulong traceHash, long size) : EntryPayload
    {
        public override long Size => size;

        public override ulong TraceHash => traceHash;
    }
}
