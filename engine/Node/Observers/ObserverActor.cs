using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Dissemination;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Snapshots;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Observers;

/// <summary>Follows the committed stream from one non-leader validator and applies it. Observers are spread round robin over the validators that do
/// not lead (see <see cref="FeederOrder"/>); when theirs falls silent or leads, they go on from their applied index with another. They count in no quorum.</summary>
internal sealed class ObserverActor : UntypedActor
{
    private static readonly Duration CheckInterval = Duration.FromMilliseconds(500);
    private static readonly Duration Silence = Duration.FromMilliseconds(1500);
    private static readonly Duration Standstill = Duration.FromMilliseconds(6000);

    private readonly NodeSettings _settings;
    private readonly NodePorts _ports;
    private readonly NodeLink _link;
    private readonly IActorRef _ledger;
    private readonly int _place;
    private readonly Queue<Incoming> _incoming = new();
    private readonly IncomingSnapshot _snapshot = new();
    private bool _restoring;
    private int _detour;
    private Term _term;
    private NodeId _leader;
    private NodeId _feeder;
    private LogIndex _received;
    private LogIndex _applied;
    private LogIndex _settled;
    private LogIndex _feederApplied;
    private VirtualTime _heardAt;
    private VirtualTime _progressAt;
    private long _uncreditedBytes;

    public ObserverActor(NodeSettings settings, NodePorts ports, NodeLink link)
    {
        _settings = settings;
        _ports = ports;
        _link = link;
        _place = settings.Observers.ToList().IndexOf(settings.Self);
        _applied = ports.State.Recover()?.Applied ?? LogIndex.Zero;
        _received = _applied;
        _ledger = Context.ActorOf(Props.Create(() => new LedgerActor(settings, ports)), "ledger");
    }

    protected override void PreStart()
    {
        _heardAt = _ports.Clock.Now;
        ArmTimer();
    }

    /// <summary>What breaks below breaks the node: nothing is restarted in place.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Escalate);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Received { Message: StreamBatch batch } received:
                OnBatch(received.From, batch);
                break;
            case Received { Message: StreamRefused refused }:
                OnLeader(refused.Term, refused.Leader);
                break;
            case Received { Message: LeaderAnnouncement announcement } received:
                OnLeader(announcement.Term, received.From);
                break;
            case Received { Message: SnapshotChunk chunk } received:
                OnSnapshotChunk(received.From, chunk);
                break;
            case StateRestored restored:
                OnStateRestored(restored);
                break;
            case EntryApplied applied:
                OnApplied(applied);
                break;
            case DigestChecked done:
                done.Incoming.IsChecked = true;
                if (done.Incoming.Refuted)
                    Refute(done.Incoming);
                HandOver();
                break;
            case Archived archived:
                Settle(archived.Entry);
                break;
            case Check:
                OnCheck();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void OnLeader(Term term, NodeId leader)
    {
        if (term < _term)
            return;
        _term = term;
        _leader = leader;
        if (_feeder.IsNone || _feeder == leader)
            Subscribe();
    }

    /// <summary>This observer takes the feeder at its own place, or further on after a detour.</summary>
    private void Subscribe()
    {
        IReadOnlyList<NodeId> candidates = FeederOrder.For(_settings, _leader);
        _feeder = candidates[(_place + _detour) % candidates.Count];
        _heardAt = _ports.Clock.Now;
        _progressAt = _heardAt;
        _feederApplied = _received;
        _link.Send(_feeder, new StreamSubscribe(_received, _settings.Follow, _settings.StreamWindow), TrafficClass.Control);
    }

    private void OnBatch(NodeId from, StreamBatch batch)
    {
        if (from != _feeder || _restoring)
            return;
        _heardAt = _ports.Clock.Now;
        _feederApplied = batch.Applied;
        foreach (LogEntry entry in batch.Entries)
        {
            if (entry.Index <= _received)
                continue;
            _progressAt = _heardAt;
            if (!Follows(entry) || !Take(entry, batch))
                break;
        }
        HandOver();
    }

    /// <summary>Whether an entry is the next; when one before it was lost with a connection, the stream is taken up again at the next check.</summary>
    private bool Follows(LogEntry entry)
    {
        if (entry.Index == _received.Next)
            return true;
        _feeder = NodeId.None;
        return false;
    }

    /// <summary>The validator is alive and says that it has more, yet sends nothing although everything is applied and credited: something was lost.</summary>
    private bool StandsStill => _feederApplied > _received && _applied == _received && _ports.Clock.Now - _progressAt >= Standstill;

    private bool Take(LogEntry entry, StreamBatch batch)
    {
        var incoming = new Incoming(entry, batch.CommittedAt);
        if (entry.Payload is BatchPayload payload && batch.Content == StreamContent.Full)
        {
            BatchReference reference = payload.Reference;
            // Credit bounds what waits here; without memory in a container that refuses, the stream is taken up again later.
            if (!_ports.Memory.TryTake(MemoryAccount.Bodies, reference.Bytes))
            {
                _feeder = NodeId.None;
                return false;
            }
            Action<int, int>? work = payload.Body is { IsMaterialised: true } body ? (_, _) => incoming.Refuted = !body.MatchesDigest : null;
            _ports.Compute.Run(new ComputeJob(ComputeKind.CheckDigest, reference.Count, reference.Bytes, 1, work), Self, new DigestChecked(incoming));
        }
        else
        {
            incoming.IsChecked = true;
        }
        _received = entry.Index;
        _incoming.Enqueue(incoming);
        return true;
    }

    /// <summary>Bodies are checked side by side and may be done in any order; entries are handed over in log order.</summary>
    private void HandOver()
    {
        while (_incoming.TryPeek(out Incoming? next) && next.IsChecked)
        {
            _incoming.Dequeue();
            _ledger.Tell(new Commit([next.Entry], next.CommittedAt));
        }
    }

    /// <summary>A body is not what its reference names: it and what came after it are taken up again, from another validator.</summary>
    private void Refute(Incoming refuted)
    {
        if (!_incoming.Contains(refuted))
            return;
        Incoming[] kept = [.. _incoming.TakeWhile(i => i != refuted)];
        foreach (Incoming dropped in _incoming.Skip(kept.Length))
            ReleaseBody(dropped.Entry);
        _incoming.Clear();
        foreach (Incoming incoming in kept)
            _incoming.Enqueue(incoming);
        _received = refuted.Entry.Index.Previous;
        _detour++;
        Subscribe();
    }

    /// <summary>A node that executes is done with a body when it is applied; one that archives, when it is on disk.</summary>
    private void OnApplied(EntryApplied applied)
    {
        _applied = applied.Entry.Index;
        _progressAt = _ports.Clock.Now;
        var batch = applied.Entry.Payload as BatchPayload;
        if (batch is null && applied.Entry.Payload is not OperationPayload)
            return;
        if (_settings.Follow == StreamContent.Full && !_settings.Executes)
            _ports.Archive.Store(applied.Entry, batch?.Reference.Bytes ?? applied.Entry.Size, Self, new Archived(applied.Entry));
        else
            Settle(applied.Entry);
        if (batch is not null && batch.Reference.Id.Origin == _settings.Self)
            _link.Origin.Tell(new AppliedLocally(batch.Reference.Id, applied.CommittedAt));
    }

    /// <summary>What this observer lacks is gone from its feeder's log: it gets the state.</summary>
    private void OnSnapshotChunk(NodeId from, SnapshotChunk chunk)
    {
        if (from != _feeder || _restoring)
            return;
        if (chunk.Mark.Index <= _applied)
        {
            // The word that all of it has arrived was lost.
            _link.Send(from, new SnapshotProgress(chunk.Mark.Index, chunk.Mark.Term, chunk.Total), TrafficClass.Control);
            return;
        }
        _heardAt = _ports.Clock.Now;
        _progressAt = _heardAt;
        SnapshotProgress progress = _snapshot.Take(chunk);
        _link.Send(from, progress, TrafficClass.Control);
        if (progress.Received < chunk.Total)
            return;
        RestoreState restore = _snapshot.Complete(chunk, _settings.KeepsAccounts ? _settings.Accounts : null);
        _restoring = true;
        foreach (Incoming waiting in _incoming)
            ReleaseBody(waiting.Entry);
        _incoming.Clear();
        _ledger.Tell(restore);
    }

    private void OnStateRestored(StateRestored restored)
    {
        _restoring = false;
        foreach (LogEntry entry in restored.Dropped)
            ReleaseBody(entry);
        _applied = _received = _settled = restored.State.Applied;
        _uncreditedBytes = 0;
        Subscribe();
    }

    private void ReleaseBody(LogEntry entry)
    {
        if (_settings.Follow == StreamContent.Full && entry.Payload is BatchPayload batch)
            _ports.Memory.Release(MemoryAccount.Bodies, batch.Reference.Bytes);
    }

    private void Settle(LogEntry entry)
    {
        ReleaseBody(entry);
        _settled = entry.Index;
        _uncreditedBytes += StreamBatch.BytesOf(entry, _settings.Follow);
        if (_uncreditedBytes * 4 >= _settings.StreamWindow.Bytes)
            SendCredit();
    }

    private void SendCredit()
    {
        if (_uncreditedBytes == 0 || _feeder.IsNone)
            return;
        _uncreditedBytes = 0;
        _link.Send(_feeder, new StreamCredit(_settled), TrafficClass.Control);
    }

    private void OnCheck()
    {
        SendCredit();
        if (_ports.Clock.Now - _heardAt >= Silence || _feeder.IsNone || StandsStill)
        {
            if (!_feeder.IsNone)
                _detour++;
            Subscribe();
        }
        ArmTimer();
    }

    private void ArmTimer() => Context.System.Scheduler.ScheduleTellOnce(CheckInterval.ToTimeSpan(), Self, Check.Instance, Self);

    private sealed class Incoming(LogEntry entry, VirtualTime committedAt)
    {
        public LogEntry Entry { get; } = entry;

        public VirtualTime CommittedAt { get; } = committedAt;

        public bool IsChecked { get; set; }

        public bool Refuted { get; set; }
    }

    private sealed record Archived(LogEntry Entry);

    private sealed record DigestChecked(Incoming Incoming);

    private sealed class Check
    {
        public static readonly Check Instance = new();
    }
}
