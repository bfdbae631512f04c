using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Dissemination;

/// <summary>Brings the batches of one origin to the validators and holds them until final: names them gap-free, sends bodies and
/// references at the same moment, proposes again after a change of leader, a rejection or a silence, and answers pulls.
/// All that is disseminated and not released stays within a window, and what is not final within a cap if there is one; the rest waits here, inside the bounds of the mempool.</summary>
internal sealed class OriginActor : UntypedActor
{
    private readonly NodeSettings _settings;
    private readonly NodePorts _ports;
    private readonly NodeLink _link;
    private readonly OriginWindow _window;
    private readonly Queue<OriginBatch> _waiting = new();
    private readonly Queue<OriginBatch> _open = new();
    private readonly Dictionary<NodeId, int> _places;
    private readonly Duration _silence;
    private long _incarnation;
    private bool _incarnationDurable;
    private long _lastSequence;
    private long _inFlight;
    private Term _term;
    private NodeId _leader;
    private int _guess;
    private VirtualTime _progressAt;
    private bool _silenceTimerArmed;
    private bool _proposeAgain;
    private bool _blocked;
    private bool _patienceTimerArmed;

    public OriginActor(NodeSettings settings, NodePorts ports, NodeLink link)
    {
        _settings = settings;
        _ports = ports;
        _link = link;
        _window = new OriginWindow(settings.Origin.Window, settings.Validators.Count, settings.Replica.Quorum.Size(settings.Validators.Count - settings.Joining.Count),
            sendsToAll: settings.Replica.Dissemination == DisseminationMode.Parallel);
        _places = settings.Validators.Select((validator, place) => (validator, place)).ToDictionary(v => v.validator, v => v.place);
        _silence = Duration.Max(Duration.FromSeconds(1), settings.Replica.ElectionTimeoutMax * 4);
    }

    private bool ThroughLeader => _settings.Replica.Dissemination == DisseminationMode.Leader;

    protected override void PreStart()
    {
        _incarnation = _ports.Log.Recover().Incarnation + 1;
        _ports.Log.RaiseIncarnation(_incarnation, Self, IncarnationDurable.Instance);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case OriginBatch batch:
                _waiting.Enqueue(batch);
                SendWhatFits();
                break;
            case Received { Message: BodyCredit credit } received:
                if (credit.Incarnation == _incarnation)
                {
                    _window.Credit(_places[received.From], credit.Sequence, _ports.Clock.Now);
                    SendWhatFits();
                }
                break;
            case Received { Message: FinalNotice notice }:
                if (notice.Last.Incarnation == _incarnation)
                    Finalise(notice.Last.Sequence, notice.Stamp);
                break;
            case AppliedLocally applied:
                if (applied.Id.Incarnation == _incarnation)
                    Finalise(applied.Id.Sequence, new FinalityStamp(applied.CommittedAt, applied.CommittedAt));
                break;
            case Received { Message: LeaderAnnouncement announcement } received:
                Follow(announcement.Term, received.From);
                break;
            case Received { Message: ProposalRejected rejected }:
                Reconsider(rejected);
                break;
            case Received { Message: BodyPull pull } received:
                Answer(received.From, pull);
                break;
            case Drained:
                if (_proposeAgain)
                    ProposeAll();
                SendWhatFits();
                break;
            case Silence:
                ListenForSilence();
                break;
            case PatienceOver:
                _patienceTimerArmed = false;
                SendWhatFits();
                break;
            case IncarnationDurable:
                _incarnationDurable = true;
                SendWhatFits();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void SendWhatFits()
    {
        if (!_incarnationDurable)
            return;
        while (_waiting.TryPeek(out OriginBatch? batch) && FitsTheCap(batch) && _window.Admits(batch.Bytes, _ports.Clock.Now))
        {
            _waiting.Dequeue();
            Disseminate(batch);
        }
        if (_blocked != _waiting.Count > 0)
        {
            _blocked = !_blocked;
            _ports.Probe.WindowBlocked(_settings.Self, _blocked);
        }
        if (_blocked)
            ArmPatienceTimer();
    }

    /// <summary>Whether a batch may be in flight beside what is; one alone may always.</summary>
    private bool FitsTheCap(OriginBatch batch) =>
        _settings.Origin.MaxInFlight == 0 || _inFlight == 0 || _inFlight + batch.Count <= _settings.Origin.MaxInFlight;

    private void Disseminate(OriginBatch batch)
    {
        long sequence = ++_lastSequence;
        var id = new BatchId(_settings.Self, _incarnation, sequence);
        batch.Reference = new BatchReference(id, batch.IsMaterialised ? batch.Digest : DescribedDigest(id, batch.Count), batch.Count, batch.Bytes);
        if (_open.Count == 0)
            _progressAt = _ports.Clock.Now;
        _open.Enqueue(batch);
        _inFlight += batch.Count;
        _window.Open(sequence, batch.Bytes, _ports.Clock.Now);
        if (!ThroughLeader)
            PushToAll(batch);
        if (!_leader.IsNone && !_proposeAgain)
            Propose(batch);
        ArmSilenceTimer();
    }

    private void PushToAll(OriginBatch batch)
    {
        BatchReference reference = batch.Reference!;
        var push = new BodyPush(Body(batch), pulled: false);
        var skipped = new BodySkipped(reference.Id);
        int count = _settings.Validators.Count;
        int start = (int)(reference.Id.Sequence % count);
        for (int k = 0; k < count; k++)
        {
            int validator = (start + k) % count;
            NodeId to = _settings.Validators[validator];
            if (!_window.Reaches(validator) || _link.Send(to, push, TrafficClass.Bulk) == SendResult.Full)
                _link.Send(to, skipped, TrafficClass.Control);
        }
    }

    private void Propose(OriginBatch batch)
    {
        if (!Send(new Proposal([batch.Reference!], ThroughLeader ? Body(batch) : null)))
            _proposeAgain = true;
        else
            batch.IsProposed = true;
    }

    /// <summary>Every reference that is not final, in order. Bodies are not sent again: a leader that misses one pulls it.</summary>
    private void ProposeAll()
    {
        _proposeAgain = false;
        if (_leader.IsNone || _open.Count == 0)
            return;
        BatchReference[] again = [.. _open.Where(b => b.IsProposed || !ThroughLeader).Select(b => b.Reference!)];
        if (again.Length > 0 && !Send(new Proposal(again, null)))
            _proposeAgain = true;
        foreach (OriginBatch batch in _open)
        {
            if (_proposeAgain)
                return;
            if (ThroughLeader && !batch.IsProposed)
                Propose(batch);
        }
    }

    private bool Send(Proposal proposal) =>
        _link.Send(_leader, proposal, ThroughLeader ? TrafficClass.Bulk : TrafficClass.Control) == SendResult.Accepted;

    private void Follow(Term term, NodeId leader)
    {
        if (term < _term || (term == _term && leader == _leader))
            return;
        _term = term;
        _leader = leader;
        _progressAt = _ports.Clock.Now;
        ProposeAll();
    }

    private void Reconsider(ProposalRejected rejected)
    {
        if (rejected.First.Incarnation != _incarnation || rejected.Term < _term)
            return;
        switch (rejected.Reason)
        {
            case ProposalRejection.NotLeader:
                if (!rejected.LeaderHint.IsNone && (rejected.Term > _term || rejected.LeaderHint != _leader))
                    Follow(rejected.Term, rejected.LeaderHint);
                break;
            case ProposalRejection.StaleIncarnation:
                throw new InvariantException(_settings.Self, $"batch {rejected.First} was refused as of an old incarnation while this node runs incarnation {_incarnation}");
            default:
                ProposeAgainLater();
                break;
        }
    }

    /// <summary>The leader is short of room; asking again at once would only add to it.</summary>
    private void ProposeAgainLater()
    {
        if (_proposeAgain)
            return;
        _proposeAgain = true;
        Context.System.Scheduler.ScheduleTellOnce(_settings.Replica.Heartbeat.ToTimeSpan(), Self, new Drained(_leader, TrafficClass.Control), Self);
    }

    private void Finalise(long sequence, FinalityStamp stamp)
    {
        bool any = false;
        while (_open.TryPeek(out OriginBatch? batch) && batch.Reference!.Id.Sequence <= sequence)
        {
            _open.Dequeue();
            _inFlight -= batch.Count;
            any = true;
            _ports.Probe.BatchFinal(_settings.Self, batch, stamp);
            _link.Admission.Tell(new BatchSettled(batch.Count, batch.Bytes));
        }
        if (!any)
            return;
        _progressAt = _ports.Clock.Now;
        if (_settings.Origin.MaxInFlight > 0)
            SendWhatFits();
    }

    private void Answer(NodeId asker, BodyPull pull)
    {
        foreach (BatchReference reference in pull.References)
        {
            if (reference.Id.Incarnation != _incarnation)
                continue;
            foreach (OriginBatch batch in _open)
            {
                if (batch.Reference!.Id.Sequence != reference.Id.Sequence)
                    continue;
                _link.Send(asker, new BodyPush(Body(batch), pulled: true), TrafficClass.Bulk);
                break;
            }
        }
    }

    private void ArmPatienceTimer()
    {
        if (_patienceTimerArmed)
            return;
        _patienceTimerArmed = true;
        Context.System.Scheduler.ScheduleTellOnce(_window.Patience.ToTimeSpan(), Self, PatienceOver.Instance, Self);
    }

    private void ArmSilenceTimer()
    {
        if (_silenceTimerArmed)
            return;
        _silenceTimerArmed = true;
        Context.System.Scheduler.ScheduleTellOnce(_silence.ToTimeSpan(), Self, Silence.Instance, Self);
    }

    /// <summary>Nothing became final for long: the reference or its notice was lost, or the leader is gone without a successor's word.</summary>
    private void ListenForSilence()
    {
        _silenceTimerArmed = false;
        if (_open.Count == 0)
            return;
        if (_ports.Clock.Now - _progressAt >= _silence)
        {
            _progressAt = _ports.Clock.Now;
            NodeId known = _leader;
            _leader = known.IsNone || _guess > 0 ? _settings.Validators[_guess % _settings.Validators.Count] : known;
            _guess++;
            ProposeAll();
        }
        ArmSilenceTimer();
    }

    private static BatchBody Body(OriginBatch batch) => new(batch.Reference!, batch.Payload);

    private static BatchDigest DescribedDigest(BatchId id, int count) =>
        BatchDigest.Described(StableHash.Mix(StableHash.Mix(StableHash.Mix(StableHash.Empty, id.Origin.Key), id.Incarnation), (id.Sequence << 24) ^ count));

    private sealed class Silence
    {
        public static readonly Silence Instance = new();
    }

    private sealed class PatienceOver
    {
        public static readonly PatienceOver Instance = new();
    }

    private sealed class IncarnationDurable
    {
        public static readonly IncarnationDurable Instance = new();
    }
}

/// <summary>This node's own replica applied a batch.</summary>
internal sealed record AppliedLocally(BatchId Id, VirtualTime CommittedAt);
