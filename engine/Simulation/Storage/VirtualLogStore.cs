using Akka.Actor;
using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Storage;

/// <summary>The durable log of one simulated node. It outlives the node's incarnations and holds exactly what the disk has completed:
/// a write becomes content in the instant its completion fires, so a crash loses what was under way.</summary>
internal sealed class VirtualLogStore(VirtualDisk disk, int node) : ILogStore
{
    private const int RecordHeader = 16;
    private const int HardStateSize = 24;

    private readonly List<LogEntry> _entries = [];
    private readonly List<ulong> _checksums = [];
    private readonly Dictionary<BatchId, BatchReference> _unnamed = [];
    private HardState _hardState;
    private bool _ran;
    private long _incarnation;

    /// <summary>Told of each body that is on the disk.</summary>
    public Action<BatchReference>? BodyKept { get; init; }

    /// <summary>Told of each body that is forgotten.</summary>
    public Action<BatchId>? BodyDropped { get; init; }

    /// <summary>The durable entries, from the index after <see cref="Begin"/>.</summary>
    public IReadOnlyList<LogEntry> Entries => _entries;

    /// <summary>What the durable log begins after; null when it begins at index 1.</summary>
    public SnapshotMark? Begin { get; private set; }

    /// <inheritdoc/>
    public RecoveredLog Recover() => new(_incarnation, _ran ? new RestoredState(_hardState, _entries.ToArray(), LogBegin: Begin, Checksums: _checksums.ToArray()) : null,
        _unnamed.Values.OrderBy(r => (r.Id.Origin, r.Id.Incarnation, r.Id.Sequence)).ToArray());

    /// <inheritdoc/>
    public void RaiseIncarnation(long incarnation, IActorRef replyTo, object completion) =>
        disk.Write(node, RecordHeader + 8, new Completed(() => _incarnation = incarnation, replyTo, completion));

    /// <inheritdoc/>
    public void Append(DurableWrite write, IActorRef replyTo, object completion)
    {
        long bytes = write.HardState is null ? 0 : RecordHeader + HardStateSize;
        foreach (LogEntry entry in write.Entries)
            bytes += RecordHeader + WireFormat.EntryHeader + (entry.Payload?.Size ?? 0);
        disk.Write(node, bytes, new Completed(() => Keep(write), replyTo, completion));
    }

    /// <inheritdoc/>
    public void Compact(SnapshotMark upTo)
    {
        int gone = (int)Math.Clamp(upTo.Index - BeginIndex, 0, _entries.Count);
        _entries.RemoveRange(0, gone);
        _checksums.RemoveRange(0, gone);
        Begin = upTo;
    }

    /// <summary>The index of <see cref="Begin"/>; 0 when there is none.</summary>
    public LogIndex BeginIndex => Begin?.Index ?? LogIndex.Zero;

    /// <summary>The term of the entry at an index; null when it is not known here.</summary>
    public Term? TermAt(LogIndex index)
    {
        if (index == BeginIndex)
            return Begin?.Term;
        long position = index - BeginIndex - 1;
        return position >= 0 && position < _entries.Count ? _entries[(int)position].Term : null;
    }

    /// <inheritdoc/>
    public void AppendBody(BatchBody body, IActorRef replyTo, object completion) =>
        disk.Write(node, RecordHeader + WireFormat.Reference + body.Reference.Bytes, new Completed(() => Keep(body.Reference), replyTo, completion));

    /// <inheritdoc/>
    public void ReadBody(BatchReference reference, IActorRef replyTo, object completion) =>
        disk.Read(node, reference.Bytes, new TellEvent(replyTo, completion));

    /// <inheritdoc/>
    public void ReadBodies(IReadOnlyList<BatchReference> references, IActorRef replyTo, object completion) =>
        disk.Read(node, references.Sum(r => r.Bytes), new TellEvent(replyTo, completion));

    /// <inheritdoc/>
    public BatchBody Body(BatchReference reference) => new(reference, Payload.Described(reference.Bytes));

    /// <inheritdoc/>
    public void DropBody(BatchId id)
    {
        _unnamed.Remove(id);
        BodyDropped?.Invoke(id);
    }

    private void Keep(BatchReference body)
    {
        _unnamed[body.Id] = body;
        BodyKept?.Invoke(body);
    }

    private void Keep(DurableWrite write)
    {
        _ran = true;
        if (write.HardState is { } hardState)
            _hardState = hardState;
        if (write.Snapshot is { } snapshot)
        {
            Unname(0);
            Begin = snapshot;
        }
        if (write.Entries.Count == 0)
            return;
        // A write that was under way when the log was compacted may begin before what is left.
        int first = (int)(write.Entries[0].Index - BeginIndex) - 1;
        Unname(Math.Max(first, 0));
        foreach (LogEntry entry in write.Entries)
        {
            if (entry.Index <= BeginIndex)
                continue;
            _entries.Add(entry);
            _checksums.Add(entry.Checksum);
            if (entry.Payload is BatchPayload batch)
                _unnamed.Remove(batch.Reference.Id);
        }
    }

    /// <summary>Entries leave the log from a position on; their bodies stay until they expire.</summary>
    private void Unname(int from)
    {
        for (int i = _entries.Count - 1; i >= from; i--)
        {
            if (_entries[i].Payload is BatchPayload batch)
                _unnamed[batch.Reference.Id] = batch.Reference;
        }
        _checksums.RemoveRange(from, _entries.Count - from);
        _entries.RemoveRange(from, _entries.Count - from);
    }

    private sealed class Completed(Action keep, IActorRef replyTo, object completion) : IKernelEvent
    {
        public void Fire(long argument)
        {
            keep();
            replyTo.Tell(completion);
        }
    }
}
