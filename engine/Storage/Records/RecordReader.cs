using System.Buffers.Binary;
using System.Text;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Operations;
using Aurigraph.Units;

namespace Aurigraph.Storage.Records;

/// <summary>Reads what <see cref="RecordWriter"/> wrote. Checksums were right before; so what does not fit was written by another program.</summary>
/// <param name="bytes">The payload of a record.</param>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public byte Byte() => Take(1)[0];

    public bool Flag() => Byte() != 0;

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public NodeId Node() => NodeId.TryFromKey(Int(), out NodeId id) ? id : throw new FormatException("A record names a node that cannot be.");

    public BatchId Id() => new(Node(), Long(), Long());

    public BatchReference Reference() => new(Id(), BatchDigest.Read(Take(BatchDigest.Size)), Int(), Long());

    public HardState State() => new(new Term(Long()), Node(), new LogIndex(Long()));

    public SnapshotMark Mark()
    {
        var index = new LogIndex(Long());
        var term = new Term(Long());
        if (Flag())
            return new SnapshotMark(index, term, MemberConfiguration.Empty);
        var rule = (QuorumRule)Byte();
        bool autoLeave = Flag();
        return new SnapshotMark(index, term, MemberConfiguration.Of(Nodes(), Nodes(), Nodes(), Nodes(), autoLeave, rule));
    }

    /// <summary>An entry, and whether its body is content of the record.</summary>
    public LogEntry Entry(out bool hasBody)
    {
        var term = new Term(Long());
        var index = new LogIndex(Long());
        var kind = (PayloadKind)Byte();
        hasBody = kind == PayloadKind.Body;
        return new LogEntry(term, index, kind switch
        {
            PayloadKind.None => null,
            PayloadKind.Reference or PayloadKind.Body => new BatchPayload(Reference(), null),
            PayloadKind.Operation => new OperationPayload(new StoreOperation(Int(), Long(), (StoreOperationKind)Byte(), Text()!, Text(), Text())),
            PayloadKind.Configuration => Change(),
            _ => throw new FormatException($"An entry has a payload of kind {(byte)kind}, which this program does not know."),
        });
    }

    /// <summary>A count of things of at least so many bytes each: no more than there are bytes for.</summary>
    public int Count(int size)
    {
        int count = Int();
        if (count < 0 || (long)count * size > _bytes.Length - _at)
            throw new FormatException($"A record names {count} items of {size} bytes or more where {_bytes.Length - _at} bytes are left.");
        return count;
    }

    private ConfigurationChange Change()
    {
        var transition = (ChangeTransition)Byte();
        var steps = new MemberChange[Count(5)];
        for (int i = 0; i < steps.Length; i++)
            steps[i] = new MemberChange((MemberChangeKind)Byte(), Node());
        return new ConfigurationChange(steps, transition, Take(Count(1)));
    }

    private NodeId[] Nodes()
    {
        var nodes = new NodeId[Count(sizeof(int))];
        for (int i = 0; i < nodes.Length; i++)
            nodes[i] = Node();
        return nodes;
    }

    private string? Text()
    {
        int length = Int();
        return length < 0 ? null : Encoding.UTF8.GetString(Take(length));
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _at)
            throw new FormatException($"A record ends after {_bytes.Length} bytes, in the middle of a value.");
        ReadOnlySpan<byte> taken = _bytes.Slice(_at, count);
        _at += count;
        return taken;
    }
}
