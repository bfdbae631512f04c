using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Ledger;

/// <summary>Applies committed entries in log order, one after the other, and tells its owner. State is changed in memory and checkpointed behind,
/// one checkpoint at a time, at most every <see cref="NodeSettings.CheckpointInterval"/>; when the write buffers are full of changes that are not yet
/// on disk, applying stands still.</summary>
internal sealed class LedgerActor(NodeSettings settings, NodePorts ports) : UntypedActor
{
    private LedgerBook _book = new(settings.Self, ports.State.Recover() ?? LedgerState.Empty, settings.Configuration);
    private AccountBook? _accounts;
    private readonly Queue<CommittedEntry> _backlog = new();
    private readonly List<Look> _looks = [];
    private readonly List<NodeId> _takers = [];
    private LogIndex _applying;
    private VirtualTime _checkpointAt;
    private long _changedBytes;
    private long _writingBytes;
    private bool _stalled;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        if (!settings.KeepsAccounts)
            return;
        _accounts = new AccountBook(settings.Accounts!);
        ports.State.ReadAccounts(_accounts);
    }

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
            case CheckpointDurable kept:
                _writingBytes = 0;
                Context.Parent.Tell(new StateKept(kept.State.Applied));
                if (_changedBytes >= settings.StateBuffer.Bytes / 2)
                    Checkpoint();
                Work();
                break;
            case BatchApplied applied:
                // One that a snapshot overtook is part of it.
                if (applied.Index != _applying)
                    break;
                _applying = LogIndex.Zero;
                Finish(_backlog.Dequeue());
                GiveState();
                Work();
                break;
            case BodyFetched fetched:
                if (fetched.Index == _applying)
                    Apply(fetched.Index, ports.Log.Body(fetched.Reference));
                break;
            case TakeState take:
                _takers.Add(take.For);
                GiveState();
                break;
            case Look look:
                _looks.Add(look);
                AnswerLooks();
                break;
            case RestoreState restore:
                Restore(restore);
                break;
            case SnapshotKept kept:
                Context.Parent.Tell(new StateRestored(kept.State, kept.Dropped));
                Work();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Work()
    {
        while (_applying == LogIndex.Zero && _backlog.TryPeek(out CommittedEntry next))
        {
            (int count, long bytes) = WorkOf(next.Entry);
            if (count > 0)
            {
                if (IsBufferFull(StateBytesOf(next.Entry)))
                    return;
                _applying = next.Entry.Index;
                if (_accounts is null || next.Entry.Payload is not BatchPayload batch)
                    ports.Compute.Run(new ComputeJob(ComputeKind.Apply, count, bytes, settings.ApplyParallelism), Self, new BatchApplied(_applying));
                else if (batch.Body is { } body)
                    Apply(_applying, body);
                else
                    ports.Log.ReadBody(batch.Reference, Self, new BodyFetched(_applying, batch.Reference));
            }
            else
            {
                Finish(_backlog.Dequeue());
            }
        }
    }

    /// <summary>Moves the balances that a batch says. Nobody reads them meanwhile: what wants the state waits.</summary>
    private void Apply(LogIndex index, BatchBody body)
    {
        AccountBook accounts = _accounts!;
        int size = (int)settings.Origin.TransactionBytes;
        ports.Compute.Run(
            new ComputeJob(ComputeKind.Apply, body.Reference.Count, body.Reference.Bytes, 1, (_, _) => accounts.Apply(body.Payload.Content.Span, size)),
            Self, new BatchApplied(index));
    }

    /// <summary>The state as it stands goes to those who asked for it; with balances, not while they move.</summary>
    private void GiveState()
    {
        if (_takers.Count == 0 || (_accounts is not null && _applying != LogIndex.Zero))
            return;
        foreach (NodeId taker in _takers)
        {
            LedgerState state = _book.State();
            Context.Parent.Tell(new StateTaken(state, taker) { Content = _accounts is null ? default : LedgerStateCodec.Write(state, _accounts) });
        }
        _takers.Clear();
    }

    /// <summary>Transactions to execute and their bytes; an operation costs as much as a transaction. None where the entry changes nothing, or this
    /// node does not execute.</summary>
    private (int Count, long Bytes) WorkOf(LogEntry entry) => entry.Payload switch
    {
        _ when !settings.Executes => (0, 0),
        BatchPayload { Reference: var reference } when _book.IsNew(reference.Id) => (reference.Count, reference.Bytes),
        OperationPayload operation => (1, operation.Size),
        _ => (0, 0),
    };

    /// <summary>Bytes of state that an entry changes. A node that does not execute changes no more than the mark of the origin.</summary>
    private long StateBytesOf(LogEntry entry) => entry.Payload switch
    {
        BatchPayload { Reference: var reference } => settings.Executes ? reference.Count * settings.StateBytesPerTransaction.Bytes : WireFormat.Reference,
        _ => entry.Size,
    };

    private void Finish(CommittedEntry next)
    {
        BatchReference? reference = (next.Entry.Payload as BatchPayload)?.Reference;
        bool applied = _book.Apply(next.Entry, out StoreResult? result);
        if (_accounts is not null && applied)
            ports.Probe.BalancesMoved(settings.Self, next.Entry.Index, _accounts.Hash);
        ports.Probe.Applied(settings.Self, next.Entry.Index, reference, !applied, _book.Hash);
        if (applied)
            _changedBytes += StateBytesOf(next.Entry);
        Context.Parent.Tell(new EntryApplied(next.Entry, next.At) { Result = result });
        AnswerLooks();
        if (ports.Clock.Now - _checkpointAt >= settings.CheckpointInterval || _changedBytes >= settings.StateBuffer.Bytes / 2)
            Checkpoint();
    }

    /// <summary>Answers the reads whose state is reached, in the order in which they were asked for.</summary>
    private void AnswerLooks()
    {
        if (_looks.Count == 0)
            return;
        foreach (Look look in _looks.Where(l => l.Index <= _book.Applied))
            Context.Parent.Tell(new Looked(look.Read, _book.Read(look.Key)));
        _looks.RemoveAll(l => l.Index <= _book.Applied);
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
        if (_writingBytes > 0 || _changedBytes == 0 || (_accounts is not null && _applying != LogIndex.Zero))
            return;
        _checkpointAt = ports.Clock.Now;
        _writingBytes = _changedBytes;
        _changedBytes = 0;
        LedgerState state = _book.State();
        if (_accounts is { IsConserved: false })
            throw new InvariantException(settings.Self, $"transfers made or lost money: all balances at entry {state.Applied} add up to {_accounts.Total}");
        ports.State.Checkpoint(state, _accounts?.TakeChanges(), _writingBytes, Self, new CheckpointDurable(state));
    }

    /// <summary>A snapshot takes the place of the state; what waits to be applied and is part of it is dropped.</summary>
    private void Restore(RestoreState restore)
    {
        _book = new LedgerBook(settings.Self, restore.State, settings.Configuration);
        if (restore.Accounts is { } accounts)
            _accounts = accounts;
        ports.Probe.SnapshotRestored(settings.Self, restore.State);
        _applying = LogIndex.Zero;
        List<LogEntry> dropped = [];
        while (_backlog.TryPeek(out CommittedEntry next) && next.Entry.Index <= restore.State.Applied)
            dropped.Add(_backlog.Dequeue().Entry);
        _changedBytes = 0;
        AnswerLooks();
        ports.State.Restore(restore.State, _accounts, restore.Bytes, Self, new SnapshotKept(restore.State, dropped));
    }

    private readonly record struct CommittedEntry(LogEntry Entry, VirtualTime At);

    private sealed record CheckpointDurable(LedgerState State);

    private sealed record SnapshotKept(LedgerState State, IReadOnlyList<LogEntry> Dropped);

    private sealed record BatchApplied(LogIndex Index);

    private sealed record BodyFetched(LogIndex Index, BatchReference Reference);
}

/// <summary>Entries that are committed, in log order.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="At">When the node learned it.</param>
internal sealed record Commit(IReadOnlyList<LogEntry> Entries, VirtualTime At);

/// <summary>An entry has been applied.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="CommittedAt">When the node learned that it was committed.</param>
internal sealed record EntryApplied(LogEntry Entry, VirtualTime CommittedAt)
{
    /// <summary>What an operation gave; null where there is none to tell.</summary>
    public StoreResult? Result { get; init; }
}

/// <summary>Asks for a key of the store, once the state has all up to an index.</summary>
/// <param name="Read">The asker's name for the read.</param>
/// <param name="Key">The key.</param>
/// <param name="Index">The index.</param>
internal sealed record Look(long Read, string Key, LogIndex Index);

/// <summary>What a key held.</summary>
/// <param name="Read">The asker's name for the read.</param>
/// <param name="Result">What it held.</param>
internal sealed record Looked(long Read, StoreResult Result);

/// <summary>Asks for the state as it stands.</summary>
/// <param name="For">Whom it is meant for.</param>
internal sealed record TakeState(NodeId For);

/// <summary>The state as it stood when it was asked for; every <see cref="EntryApplied"/> up to it was told before.</summary>
/// <param name="State">The state.</param>
/// <param name="For">Whom it is meant for.</param>
internal sealed record StateTaken(LedgerState State, NodeId For)
{
    /// <summary>State and balances as bytes; empty where no accounts are kept.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }
}

/// <summary>A snapshot is to take the place of the state.</summary>
/// <param name="State">The state.</param>
/// <param name="Bytes">Its bytes on disk.</param>
internal sealed record RestoreState(LedgerState State, long Bytes)
{
    /// <summary>The balances; null where none are kept.</summary>
    public AccountBook? Accounts { get; init; }
}

/// <summary>A snapshot has taken the place of the state, and is durable.</summary>
/// <param name="State">The state.</param>
/// <param name="Dropped">Entries that waited to be applied and are part of it: of these no <see cref="EntryApplied"/> follows.</param>
internal sealed record StateRestored(LedgerState State, IReadOnlyList<LogEntry> Dropped);

/// <summary>The state up to an index is durable.</summary>
/// <param name="Applied">The index.</param>
internal sealed record StateKept(LogIndex Applied);
