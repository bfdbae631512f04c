using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>A durable log that outlives a node's incarnations. A write becomes content when it completes: after <see cref="Delay"/>, and not while
/// the log is <see cref="Held"/>. A crash loses what was not completed.</summary>
internal sealed class LogOfMemory(Kernel kernel) : ILogStore
{
    private readonly Queue<(Action Keep, IActorRef ReplyTo, object Completion)> _waiting = new();
    private readonly SortedDictionary<(NodeId, long, long), BatchReference> _unnamed = [];
    private HardState _hardState;
    private bool _ran;
    private long _incarnation;
    private int _life;

    /// <summary>How long a write or read takes.</summary>
    public Duration Delay { get; set; }

    /// <summary>Whether writes wait for <see cref="Let"/>.</summary>
    public bool Held { get; set; }

    public List<LogEntry> Entries { get; } = [];

    /// <summary>The entry that is found not to be what was written; 0 for none.</summary>
    public LogIndex Corrupted { get; set; }

    /// <summary>What the log begins after.</summary>
    public SnapshotMark? Begin { get; private set; }

    /// <summary>Told of each body that became durable.</summary>
    public Action<BatchReference> BodyKept { get; init; } = _ => { };

    /// <summary>Told of each body that was dropped.</summary>
    public Action<BatchId> BodyDropped { get; init; } = _ => { };

    /// <summary>Bodies that were read back.</summary>
    public List<BatchId> Reads { get; } = [];

    /// <summary>Bodies that were dropped.</summary>
    public List<BatchId> Dropped { get; } = [];

    /// <summary>Writes that wait.</summary>
    public int WaitingCount => _waiting.Count;

    /// <summary>What an earlier incarnation wrote.</summary>
    public void Restore(long incarnation, HardState state, params LogEntry[] entries)
    {
        (_incarnation, _hardState, _ran) = (incarnation, state, true);
        Entries.AddRange(entries);
    }

    /// <summary>A body that an earlier incarnation wrote and no entry names.</summary>
    public void RestoreBody(BatchReference reference) => _unnamed[Key(reference.Id)] = reference;

    public RecoveredLog Recover() => new(_incarnation, _ran ? new RestoredState(_hardState, Entries.ToArray(), LogBegin: Begin, Checksums: [.. Entries.Select(e => e.Index == Corrupted ? ~e.Checksum : e.Checksum)]) : null, _unnamed.Values.ToArray());

    public void RaiseIncarnation(long incarnation, IActorRef replyTo, object completion) => Write(() => _incarnation = incarnation, replyTo, completion);

    public void Append(DurableWrite write, IActorRef replyTo, object completion) => Write(() => Keep(write), replyTo, completion);

    public void Compact(SnapshotMark upTo)
    {
        Entries.RemoveRange(0, (int)(upTo.Index - (Begin?.Index ?? LogIndex.Zero)));
        Begin = upTo;
    }

    public void AppendBody(BatchBody body, IActorRef replyTo, object completion) =>
        Write(() => Keep(body.Reference), replyTo, completion);

    public void ReadBody(BatchReference reference, IActorRef replyTo, object completion)
    {
        Reads.Add(reference.Id);
        Later(() => replyTo.Tell(completion));
    }

    public void ReadBodies(IReadOnlyList<BatchReference> references, IActorRef replyTo, object completion) => Later(() => replyTo.Tell(completion));

    public BatchBody Body(BatchReference reference) => new(reference, Payload.Described(reference.Bytes));

    public void DropBody(BatchId id)
    {
        Dropped.Add(id);
        _unnamed.Remove(Key(id));
        BodyDropped(id);
    }

    private void Keep(BatchReference body)
    {
        _unnamed[Key(body.Id)] = body;
        BodyKept(body);
    }

    /// <summary>Completes the writes that wait.</summary>
    public void Let()
    {
        Held = false;
        while (_waiting.TryDequeue(out (Action Keep, IActorRef ReplyTo, object Completion) write))
            Complete(write.Keep, write.ReplyTo, write.Completion);
    }

    /// <summary>What is under way is lost.</summary>
    public void Crash()
    {
        _life++;
        _waiting.Clear();
    }

    private void Write(Action keep, IActorRef replyTo, object completion)
    {
        if (Held)
            _waiting.Enqueue((keep, replyTo, completion));
        else
            Later(() => Complete(keep, replyTo, completion));
    }

    private void Later(Action action)
    {
        int life = _life;
        kernel.PostAfter(Delay, new Happening(() =>
        {
            if (life == _life)
                action();
        }));
    }

    private static void Complete(Action keep, IActorRef replyTo, object completion)
    {
        keep();
        replyTo.Tell(completion);
    }

    private void Keep(DurableWrite write)
    {
        _ran = true;
        _hardState = write.HardState ?? _hardState;
        if (write.Snapshot is { } snapshot)
        {
            Unname(0);
            Begin = snapshot;
        }
        if (write.Entries.Count == 0)
            return;
        int first = (int)(write.Entries[0].Index - (Begin?.Index ?? LogIndex.Zero)) - 1;
        Unname(Math.Max(first, 0));
        foreach (LogEntry entry in write.Entries.Skip(Math.Max(0, -first)))
        {
            Entries.Add(entry);
            if (entry.Payload is BatchPayload batch)
                _unnamed.Remove(Key(batch.Reference.Id));
        }
    }

    private void Unname(int from)
    {
        foreach (BatchReference reference in Entries.Skip(from).Select(e => e.Payload).OfType<BatchPayload>().Select(p => p.Reference))
            _unnamed[Key(reference.Id)] = reference;
        Entries.RemoveRange(from, Entries.Count - from);
    }

    private static (NodeId, long, long) Key(BatchId id) => (id.Origin, id.Incarnation, id.Sequence);
}
