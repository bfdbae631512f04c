using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Ledger;

/// <summary>Applies committed entries in log order, one after the other, and tells its owner. State is changed in memory and checkpointed behind,
/// one checkpoint at a time, at most every <see cref="CheckpointInterval"/>; when the write buffers are full of changes that are not yet
/// on disk, applying stands still.</summary>
internal sealed class LedgerActor(NodeSettings settings, NodePorts ports) : UntypedActor
{
    private static readonly Duration CheckpointInterval = Duration.FromMilliseconds(100);

    private readonly LedgerBook _book = new(settings.Self, ports.State.Recover() ?? LedgerState.Empty);
    private readonly Queue<CommittedEntry> _backlog = new();
    private bool _busy;
    private VirtualTime _checkpointAt;
    private long _changedBytes;
    private long _writingBytes;
    private bool _stalled;

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Commit commit:
                foreach (LogEntry entry in commit.Entries)
                {
                    if (entry.Index > _book.Applied)
                        _backlog.Enqueue(new CommittedEntry(entry, commit.At));
                }
                Work();
                break;
            case CheckpointDurable:
                _writingBytes = 0;
                if (_changedBytes >= settings.StateBuffer.Bytes / 2)
                    Checkpoint();
                Work();
                break;
            case BatchApplied:
                _busy = false;
                Finish(_backlog.Dequeue());
                Work();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Work()
    {
        while (!_busy && _backlog.TryPeek(out CommittedEntry next))
        {
            BatchReference? reference = (next.Entry.Payload as BatchPayload)?.Reference;
            if (reference is not null && settings.Executes && _book.IsNew(reference.Id))
            {
                if (IsBufferFull(reference.Bytes))
                    return;
                _busy = true;
                ports.Compute.Run(new ComputeJob(ComputeKind.Apply, reference.Count, reference.Bytes, settings.ApplyParallelism), Self, BatchApplied.Instance);
            }
            else
            {
                Finish(_backlog.Dequeue());
            }
        }
    }

    private void Finish(CommittedEntry next)
    {
        BatchReference? reference = (next.Entry.Payload as BatchPayload)?.Reference;
        bool applied = _book.Apply(next.Entry.Index, reference);
        ports.Probe.Applied(settings.Self, next.Entry.Index, reference, !applied, _book.Hash);
        // A node that does not execute changes no more than the mark of the origin.
        if (applied)
            _changedBytes += settings.Executes ? reference!.Bytes : WireFormat.Reference;
        Context.Parent.Tell(new EntryApplied(next.Entry, next.At));
        if (ports.Clock.Now - _checkpointAt >= CheckpointInterval || _changedBytes >= settings.StateBuffer.Bytes / 2)
            Checkpoint();
    }

    private bool IsBufferFull(long bytes)
    {
        long dirty = _changedBytes + _writingBytes;
        bool full = dirty > 0 && dirty + bytes > settings.StateBuffer.Bytes;
        if (full != _stalled)
        {
            _stalled = full;
            ports.Probe.ApplyStalled(settings.Self, full);
        }
        if (full)
            Checkpoint();
        return full;
    }

    private void Checkpoint()
    {
        if (_writingBytes > 0 || _changedBytes == 0)
            return;
        _checkpointAt = ports.Clock.Now;
        _writingBytes = _changedBytes;
        _changedBytes = 0;
        ports.State.Checkpoint(_book.State(), _writingBytes, Self, CheckpointDurable.Instance);
    }

    private readonly record struct CommittedEntry(LogEntry Entry, VirtualTime At);

    private sealed class CheckpointDurable
    {
        public static readonly CheckpointDurable Instance = new();
    }

    private sealed class BatchApplied
    {
        public static readonly BatchApplied Instance = new();
    }
}

/// <summary>Entries that are committed, in log order.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="At">When the node learned it.</param>
internal sealed record Commit(IReadOnlyList<LogEntry> Entries, VirtualTime At);

/// <summary>An entry has been applied.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="CommittedAt">When the node learned that it was committed.</param>
internal sealed record EntryApplied(LogEntry Entry, VirtualTime CommittedAt);
