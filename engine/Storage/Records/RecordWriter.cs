using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Operations;
using Aurigraph.Units;

namespace Aurigraph.Storage.Records;

/// <summary>Writes the payload of a record: numbers little-endian, texts as UTF-8 behind their length. <see cref="RecordReader"/> reads it back. Used again after
/// <see cref="Clear"/>; not for several threads.</summary>
internal sealed class RecordWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    /// <summary>Begins anew.</summary>
    public void Clear() => _buffer.ResetWrittenCount();

    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(sizeof(int)), value);
        _buffer.Advance(sizeof(int));
    }

    public void Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(sizeof(long)), value);
        _buffer.Advance(sizeof(long));
    }

    public void Node(NodeId node) => Int(node.Key);

    public void Id(BatchId id)
    {
        Node(id.Origin);
        Long(id.Incarnation);
        Long(id.Sequence);
    }

    public void Reference(BatchReference reference)
    {
        Id(reference.Id);
        reference.Digest.Write(_buffer.GetSpan(BatchDigest.Size));
        _buffer.Advance(BatchDigest.Size);
        Int(reference.Count);
        Long(reference.Bytes);
    }

    public void State(HardState state)
    {
        Long(state.Term.Value);
        Node(state.VotedFor);
        Long(state.Commit.Value);
    }

    public void Mark(SnapshotMark mark)
    {
        Long(mark.Index.Value);
        Long(mark.Term.Value);
        MemberConfiguration configuration = mark.Configuration;
        Flag(configuration.IsEmpty);
        if (configuration.IsEmpty)
            return;
        Byte((byte)configuration.Rule);
        Flag(configuration.AutoLeave);
        Nodes(configuration.Voters);
        Nodes(configuration.VotersOutgoing);
        Nodes(configuration.Learners);
        Nodes(configuration.LearnersNext);
    }

    /// <summary>An entry without the content of its body.</summary>
    /// <exception cref="NotSupportedException">The payload is of a kind that has no format here.</exception>
    public void Entry(LogEntry entry)
    {
        Long(entry.Term.Value);
        Long(entry.Index.Value);
        switch (entry.Payload)
        {
            case null:
                Byte((byte)PayloadKind.None);
                break;
            case BatchPayload batch:
                Byte((byte)(batch.Body is null ? PayloadKind.Reference : PayloadKind.Body));
                Reference(batch.Reference);
                break;
            case OperationPayload { Operation: var operation }:
                Byte((byte)PayloadKind.Operation);
                Operation(operation);
                break;
            case ConfigurationChange change:
                Byte((byte)PayloadKind.Configuration);
                Change(change);
                break;
            default:
                throw new NotSupportedException($"An entry with a {entry.Payload.GetType().Name} has no format on disk; give it one in {nameof(RecordWriter)} and {nameof(RecordReader)}.");
        }
    }

    private void Operation(StoreOperation operation)
    {
        Int(operation.Client);
        Long(operation.Number);
        Byte((byte)operation.Kind);
        Text(operation.Key);
        Text(operation.Value);
        Text(operation.Expected);
    }

    private void Change(ConfigurationChange change)
    {
        Byte((byte)change.Transition);
        Int(change.Steps.Count);
        foreach (MemberChange step in change.Steps)
        {
            Byte((byte)step.Kind);
            Node(step.Node);
        }
        Int(change.Context.Length);
        _buffer.Write(change.Context);
    }

    private void Nodes(IReadOnlyList<NodeId> nodes)
    {
        Int(nodes.Count);
        foreach (NodeId node in nodes)
            Node(node);
    }

    /// <summary>A text; -1 for its length where there is none.</summary>
    private void Text(string? text)
    {
        if (text is null)
        {
            Int(-1);
            return;
        }
        int length = Encoding.UTF8.GetByteCount(text);
        Int(length);
        Encoding.UTF8.GetBytes(text, _buffer.GetSpan(length));
        _buffer.Advance(length);
    }
}
