using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Snapshots;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <content>Compaction bounds the log; who lags behind its beginning, follower or observer, gets the state instead, in parts, at a limited rate.</content>
internal sealed partial class ReplicaActor
{
    /// <summary>How many times the entries that are kept a log may hold for observers that lag and for what follows a snapshot under way.</summary>
    private const int LaggardPatience = 4;

    private readonly SortedDictionary<NodeId, OutgoingSnapshot> _outgoing = [];
    private readonly IncomingSnapshot _incoming = new();
    private readonly Queue<DurableWrite> _heldWrites = new();
    private RestoreState? _arrived;
    private bool _restoring;
    private bool _snapshotTimerArmed;

    /// <summary>The core or an observer asks for the state to be sent: it is taken as it stands, which may be a little later than what was asked for.</summary>
    private void TakeStateFor(NodeId node)
    {
        if (!_outgoing.ContainsKey(node))
            _ledger.Tell(new TakeState(node));
    }

    private void OnStateTaken(StateTaken taken)
    {
        // Only a leader gives validators its state, and it may have been deposed since it asked for it.
        bool isStale = _core.Role != RaftRole.Leader && _settings.Validators.Contains(taken.For);
        if (isStale || taken.State.Mark(_settings.Configuration) is not { } mark)
            return;
        _outgoing[taken.For] = new OutgoingSnapshot(
            _core.Term, mark, taken.State, taken.Content.IsEmpty ? Math.Max(1, _settings.StateSize.Bytes) : taken.Content.Length, _replica.SnapshotRate.Bytes, taken.Content);
        SendSnapshots();
    }

    private void OnSnapshotProgress(NodeId from, SnapshotProgress progress)
    {
        if (!_outgoing.TryGetValue(from, out OutgoingSnapshot? outgoing) || outgoing.Mark.Index != progress.Index || outgoing.Mark.Term != progress.Term)
            return;
        outgoing.Arrived(progress.Received, _ports.Clock.Now);
        SendSnapshots();
    }

    private void OnSnapshotTick()
    {
        _snapshotTimerArmed = false;
        foreach (OutgoingSnapshot outgoing in _outgoing.Values)
            outgoing.Check(_ports.Clock.Now);
        SendSnapshots();
    }

    private void SendSnapshots()
    {
        VirtualTime now = _ports.Clock.Now;
        foreach ((NodeId node, OutgoingSnapshot outgoing) in _outgoing.ToArray())
        {
            if (outgoing.IsDone || outgoing.IsHopeless)
            {
                _outgoing.Remove(node);
                _core.ReportSnapshot(node, delivered: outgoing.IsDone);
                continue;
            }
            while (outgoing.Next(now) is { } chunk)
            {
                if (_link.Send(node, chunk, TrafficClass.Bulk) == SendResult.Full)
                    break;
                outgoing.Sent(chunk, now);
            }
        }
        ArmSnapshotTimer(now);
    }

    private void ArmSnapshotTimer(VirtualTime now)
    {
        if (_snapshotTimerArmed || _outgoing.Count == 0)
            return;
        _snapshotTimerArmed = true;
        Duration wait = _outgoing.Values.Min(o => o.Wait(now));
        Context.System.Scheduler.ScheduleTellOnce(wait.ToTimeSpan() + TimeSpan.FromTicks(1), Self, SnapshotTick.Instance, Self);
    }

    /// <summary>The last part of a snapshot makes it the core's, which may know better meanwhile.</summary>
    private void OnSnapshotChunk(NodeId from, SnapshotChunk chunk)
    {
        if (chunk.Term < _core.Term)
            return;
        if (chunk.Mark.Index <= _core.CommitIndex)
        {
            // The word that all of it has arrived was lost, or appends were faster.
            _link.Send(from, new SnapshotProgress(chunk.Mark.Index, chunk.Mark.Term, chunk.Total), TrafficClass.Control);
            return;
        }
        if (_restoring)
            return;
        SnapshotProgress progress = _incoming.Take(chunk);
        _link.Send(from, progress, TrafficClass.Control);
        if (progress.Received < chunk.Total)
            return;
        _arrived = _incoming.Complete(chunk, _settings.Accounts);
        SnapshotMark mark = chunk.Content.IsEmpty ? chunk.Mark : _arrived.State.Mark(_settings.Configuration)!;
        _core.Step(new SnapshotRequest(from, _settings.Self, chunk.Term, mark));
    }

    /// <summary>The core gave its log up for the snapshot that arrived: the state follows, and nothing is written to the log until it is durable.</summary>
    private void Restore()
    {
        RestoreState restore = _arrived ?? throw new InvariantException(_settings.Self, "a snapshot was restored that has not arrived");
        LedgerState state = restore.State;
        _arrived = null;
        _restoring = true;
        DropParked();
        foreach (OriginMark mark in state.Marks)
            _appliedMarks[mark.Origin] = new BatchId(mark.Origin, mark.Incarnation, mark.Sequence);
        _appliedIndex = state.Applied;
        _bodies.ReleaseUpTo(_appliedMarks);
        _logMemory.CompactTo(state.Applied);
        _tails.BeginAt(_appliedMarks.Values, state.Applied, state.Term);
        _feed.Skip(state.Applied);
        _logEnd = state.Applied;
        _ports.Probe.LogReplaced(_settings.Self, state.Applied, state.Term);
        _ledger.Tell(restore);
    }

    private void OnStateRestored()
    {
        _restoring = false;
        while (_heldWrites.TryDequeue(out DurableWrite? write))
            Write(write);
    }

    /// <summary>The log gives up what is applied, durable as state, and further back than entries are kept for laggards.</summary>
    private void OnStateKept(LogIndex kept)
    {
        if (!_ports.State.IsDurable || _restoring)
            return;
        LogIndex upTo = kept - _replica.KeptEntries;
        LogIndex needed = _feed.LowestNeeded;
        foreach (OutgoingSnapshot outgoing in _outgoing.Values)
            needed = LogIndex.Min(needed, outgoing.Mark.Index.Next);
        needed = LogIndex.Max(needed, _core.LastIndex - (LaggardPatience * (long)_replica.KeptEntries));
        upTo = LogIndex.Min(LogIndex.Min(upTo, needed.Previous), LogIndex.Min(_core.AppliedIndex, _core.DurableIndex));
        // In steps, so that nothing is done for each entry.
        if (upTo - _core.FirstIndex < _replica.KeptEntries / 4)
            return;
        var mark = new SnapshotMark(upTo, _core.TermAt(upTo), _core.Configuration);
        _ports.Log.Compact(mark);
        _core.Compact(upTo);
        _logMemory.CompactTo(upTo);
        _ports.Probe.LogCompacted(_settings.Self, upTo);
    }

    private sealed class SnapshotTick
    {
        public static readonly SnapshotTick Instance = new();
    }
}
