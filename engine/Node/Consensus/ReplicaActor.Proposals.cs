using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <content>The leader orders: it appends an origin's batches gap-free in sequence, starting from its own log; what is early or lacks its body waits alone.
/// Under a cap on transactions in flight what is ready waits, too, in the same bounded place, and origins take turns when there is room again.</content>
internal sealed partial class ReplicaActor
{
    private const int MaxPendingPerOrigin = 4096;

    private readonly Dictionary<NodeId, PendingReferences> _order;
    private readonly Dictionary<NodeId, BatchId> _appliedMarks = [];

    private long _inFlight;
    private bool _capBinds;
    private int _capTurn;

    private void OnProposal(NodeId from, Proposal proposal)
    {
        BatchId first = proposal.References[0].Id;
        if (_core.Role != RaftRole.Leader)
        {
            Forward(from, proposal, first);
            return;
        }
        if (!_order.TryGetValue(first.Origin, out PendingReferences? pending))
            return;
        if (proposal.Body is { } body)
            OnBody(body, pulled: true);
        foreach (BatchReference reference in proposal.References)
        {
            if (!Consider(first.Origin, pending, reference))
                break;
        }
        ProposeReady(first.Origin, pending);
        PullForPending(first.Origin, pending);
    }

    /// <summary>A node that does not lead says who does; it passes the references on when it knows, as a fallback.</summary>
    private void Forward(NodeId from, Proposal proposal, BatchId first)
    {
        if (from == first.Origin)
        {
            if (!_core.Leader.IsNone && _core.Leader != _settings.Self)
                _link.Send(_core.Leader, new Proposal(proposal.References, null), _replica.Dissemination == DisseminationMode.Leader ? TrafficClass.Bulk : TrafficClass.Control);
            _link.Send(first.Origin, new ProposalRejected(first, ProposalRejection.NotLeader, _core.Leader, _core.Term), TrafficClass.Control);
        }
    }

    private bool Consider(NodeId origin, PendingReferences pending, BatchReference reference)
    {
        BatchId id = reference.Id;
        (long incarnation, long sequence) = _tails.Of(origin);
        if (id.Incarnation < incarnation)
        {
            Reject(id, ProposalRejection.StaleIncarnation);
            return false;
        }
        if (id.Incarnation == incarnation && id.Sequence <= sequence)
        {
            TellIfFinal(id);
            return true;
        }
        if (pending.Count > 0)
        {
            long held = pending.First().Value.Reference.Id.Incarnation;
            if (held > id.Incarnation)
            {
                Reject(id, ProposalRejection.StaleIncarnation);
                return false;
            }
            if (held < id.Incarnation)
                pending.Clear();
        }
        if (pending.Count >= MaxPendingPerOrigin && !pending.ContainsKey(id.Sequence))
        {
            Reject(id, ProposalRejection.TooManyParked);
            return false;
        }
        pending.Add(new PendingReference(reference, origin, _ports.Clock.Now), IsHere(id));
        return true;
    }

    private void ProposeReady(NodeId origin, PendingReferences pending)
    {
        while (pending.Count > 0)
        {
            PendingReference next = pending.First().Value;
            BatchId id = next.Reference.Id;
            (long incarnation, long sequence) = _tails.Of(origin);
            if (id.Sequence != (id.Incarnation == incarnation ? sequence + 1 : 1) || !IsReady(id) || !FitsTheCap(next.Reference))
                return;
            BatchBody? body = _replica.Dissemination == DisseminationMode.Leader ? _bodies.Find(id)?.Body ?? _ports.Log.Body(next.Reference) : null;
            ProposeResult result = _core.Propose(new BatchPayload(next.Reference, body));
            if (!result.IsAccepted)
            {
                Reject(id, result.Outcome == ProposeOutcome.UncommittedQuotaExceeded ? ProposalRejection.UncommittedQuota : ProposalRejection.NotLeader);
                pending.Clear();
                return;
            }
            pending.Remove(id.Sequence);
            if (_replica.MaxInFlight > 0)
                _inFlight += next.Reference.Count;
            _tails.Note(_core.Entry(result.Index));
            _heldAt[result.Index.Value] = _ports.Clock.Now;
            _ports.Probe.Proposed(_settings.Self, result.Term, result.Index);
            Gather();
        }
    }

    /// <summary>Whether a batch may be in flight beside what is; one alone may always.</summary>
    private bool FitsTheCap(BatchReference reference)
    {
        if (_replica.MaxInFlight == 0 || _inFlight == 0 || _inFlight + reference.Count <= _replica.MaxInFlight)
            return true;
        SetCapBinds(true);
        return false;
    }

    /// <summary>A batch is applied: origins whose references wait take turns in the room it leaves.</summary>
    private void LeaveFlight(BatchReference reference)
    {
        if (_replica.MaxInFlight == 0)
            return;
        _inFlight -= reference.Count;
        if (!_capBinds)
            return;
        SetCapBinds(false);
        _capTurn = (_capTurn + 1) % _settings.Origins.Count;
        for (int k = 0; k < _settings.Origins.Count; k++)
        {
            NodeId origin = _settings.Origins[(_capTurn + k) % _settings.Origins.Count];
            ProposeReady(origin, _order[origin]);
        }
    }

    /// <summary>What a leader takes over is in flight: batches of its log that it has not applied.</summary>
    private void CountFlight()
    {
        _inFlight = 0;
        if (_replica.MaxInFlight == 0)
            return;
        for (LogIndex i = LogIndex.Max(_appliedIndex.Next, _core.FirstIndex); i <= _core.LastIndex; i = i.Next)
            _inFlight += _core.Entry(i).Payload is BatchPayload batch ? batch.Reference.Count : 0;
    }

    private void SetCapBinds(bool binds)
    {
        if (_capBinds == binds)
            return;
        _capBinds = binds;
        _ports.Probe.WindowBlocked(_settings.Self, binds);
    }

    /// <summary>The leader may wait a moment for more references before it appends.</summary>
    private void Gather()
    {
        if (_replica.AppendDelay == Duration.Zero || _gathering)
            return;
        _gathering = true;
        Context.System.Scheduler.ScheduleTellOnce(_replica.AppendDelay.ToTimeSpan(), Self, Gathered.Instance, Self);
    }

    private void TellIfFinal(BatchId id)
    {
        if (_appliedMarks.TryGetValue(id.Origin, out BatchId mark) && mark.Incarnation == id.Incarnation && id.Sequence <= mark.Sequence)
        {
            VirtualTime now = _ports.Clock.Now;
            _link.Send(id.Origin, new FinalNotice(id, new FinalityStamp(now, now)), TrafficClass.Control);
        }
    }

    private void Reject(BatchId first, ProposalRejection reason) =>
        _link.Send(first.Origin, new ProposalRejected(first, reason, _core.Leader, _core.Term), TrafficClass.Control);
}
