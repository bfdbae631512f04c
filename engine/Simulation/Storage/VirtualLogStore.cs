using Akka.Actor;
using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
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
    private readonly Dictionary<BatchId, BatchReference> _unnamed = [];
    private HardState _hardState;
    private bool _ran;
    private long _incarnation;

    /// <summary>Told of each body that is on the disk.</summary>
    public Action<BatchReference>? BodyKept { get; init; }

    /// <summary>Told of each body that is forgotten.</summary>
    public Action<BatchId>? BodyDropped { get; init; }

    /// <summary>The durable entries, from index 1.</summary>
    public IReadOnlyList<LogEntry> Entries => _entries;

    /// <inheritdoc/>
    public RecoveredLog Recover() => new(_incarnation, _ran ? new RestoredState(_hardState, _entries.ToArray()) : null,
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
    public void AppendBody(BatchBody body, IActorRef replyTo, object completion) =>
        disk.Write(node, RecordHeader + WireFormat.Reference + body.Reference.Bytes, new Completed(() => Keep(body.Reference), replyTo, completion));

    /// <inheritdoc/>
    public void ReadBody(BatchReference reference, IActorRef replyTo, object completion) =>
        disk.Read(node, reference.Bytes, new TellEvent(replyTo, completion));

    /// <inheritdoc/>
    public void ReadBodies(long bytes, IActorRef replyTo, object completion) => disk.Read(node, bytes, new TellEvent(replyTo, completion));

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
        if (write.Entries.Count == 0)
            return;
        int first = (int)(write.Entries[0].Index.Value - 1);
        for (int i = _entries.Count - 1; i >= first; i--)
        {
            if (_entries[i].Payload is BatchPayload batch)
                _unnamed[batch.Reference.Id] = batch.Reference;
        }
        _entries.RemoveRange(first, _entries.Count - first);
        foreach (LogEntry entry in write.Entries)
        {
            _entries.Add(entry);
            if (entry.Payload is BatchPayload batch)
                _unnamed.Remove(batch.Reference.Id);
        }
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
