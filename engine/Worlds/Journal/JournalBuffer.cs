using System.Buffers.Binary;
using System.Text;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Journal;

/// <summary>Puts one record together. Little-endian. Reused from record to record.</summary>
internal sealed class JournalBuffer
{
    private byte[] _bytes = new byte[256];
    private int _length;

    /// <summary>The record.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Begins a record.</summary>
    public JournalBuffer Begin(JournalEvent what, VirtualTime at, NodeId node)
    {
        _length = 0;
        return Byte((byte)what).Long(at.Nanoseconds).Int(node.Key);
    }

    public JournalBuffer Byte(byte value)
    {
        Room(1)[0] = value;
        return this;
    }

    public JournalBuffer Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public JournalBuffer Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);
        return this;
    }

    public JournalBuffer Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);
        return this;
    }

    public JournalBuffer Longs(ReadOnlySpan<long> values)
    {
        Int(values.Length);
        Span<byte> room = Room(values.Length * sizeof(long));
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(room[(i * sizeof(long))..], values[i]);
        return this;
    }

    public JournalBuffer Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    public JournalBuffer Bytes(ReadOnlySpan<byte> bytes)
    {
        Int(bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
        return this;
    }

    public JournalBuffer Id(BatchId id) => Int(id.Origin.Key).Long(id.Incarnation).Long(id.Sequence);

    public JournalBuffer Reference(BatchReference reference)
    {
        Id(reference.Id);
        reference.Digest.Write(Room(BatchDigest.Size));
        return Int(reference.Count).Long(reference.Bytes);
    }

    public JournalBuffer State(LedgerState state) => Bytes(LedgerStateCodec.Write(state));

    public JournalBuffer Nodes(IReadOnlyList<NodeId> nodes)
    {
        Int(nodes.Count);
        foreach (NodeId node in nodes)
            Int(node.Key);
        return this;
    }

    public JournalBuffer Configuration(MemberConfiguration configuration) => Nodes(configuration.Voters).Nodes(configuration.VotersOutgoing).Nodes(configuration.Learners)
        .Nodes(configuration.LearnersNext).Flag(configuration.AutoLeave).Byte((byte)configuration.Rule);

    /// <summary>Entries, without bodies. Of a payload other than a batch or a change of members only its fingerprint and size are kept.</summary>
    public JournalBuffer Entries(IReadOnlyList<LogEntry> entries)
    {
        Int(entries.Count);
        for (int i = 0; i < entries.Count; i++)
        {
            LogEntry entry = entries[i];
            Long(entry.Term.Value).Long(entry.Index.Value);
            switch (entry.Payload)
            {
                case null:
                    Byte(0);
                    break;
                case BatchPayload batch:
                    Byte(1).Reference(batch.Reference).Flag(batch.Body is not null);
                    break;
                case ConfigurationChange change:
                    Byte(3).Byte((byte)change.Transition).Bytes(change.Context).Int(change.Steps.Count);
                    foreach (MemberChange step in change.Steps)
                        Byte((byte)step.Kind).Int(step.Node.Key);
                    break;
                default:
                    Byte(2).Long((long)entry.Payload.TraceHash).Long(entry.Payload.Size);
                    break;
            }
        }
        return this;
    }

    private Span<byte> Room(int bytes)
    {
        if (_length + bytes > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        _length += bytes;
        return _bytes.AsSpan(_length - bytes, bytes);
    }
}
