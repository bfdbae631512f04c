using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Bodies;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Transactions;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <content>Bodies: checked, made durable, held until applied, credited to their origin; pulled when missing after a grace time; served to those who miss them.</content>
internal sealed partial class ReplicaActor
{
    private static readonly Duration CreditDelay = Duration.FromMilliseconds(50);

    private readonly PushLateness _lateness;
    private readonly CreditBook _credits;
    private readonly PullBook _pulls;
    private bool _pullTimerArmed;
    private bool _creditTimerArmed;

    /// <summary>Bodies that were not what their references name, or not validly signed.</summary>
    internal long RefutedBodies { get; private set; }

    private bool WritesBodies => _replica.Dissemination == DisseminationMode.Parallel;

    /// <summary>Beyond the budget one body may be asked for only when applying will free nothing: everything in the log is applied.</summary>
    private bool MustGoOn => _core.LastIndex == _appliedIndex;

    private bool IsHere(BatchId id) => _bodies.Find(id) is not null || _bodies.IsDurable(id);

    private bool IsReady(BatchId id) => _bodies.IsDurable(id) || (!WritesBodies && _bodies.Find(id) is { Ready: true });

    private void OnBody(BatchBody body, bool pulled)
    {
        if (_bodies.Take(body, pulled) is not { } held)
            return;
        Action<int, int>? work = body.IsMaterialised ? (_, _) => held.Refuted = !body.MatchesDigest : null;
        _ports.Compute.Run(new ComputeJob(ComputeKind.CheckDigest, held.Reference.Count, held.Reference.Bytes, 1, work), Self, new BodyChecked(held));
    }

    private void OnBodyChecked(HeldBody held)
    {
        if (held.Released)
            return;
        if (held.Refuted || held.Signatures is { AllValid: false })
        {
            // As if it had never come: whoever needs it asks another.
            RefutedBodies++;
            _bodies.Refute(held.Reference.Id);
            return;
        }
        if (VerifiesHere(held.Reference.Id) && !held.Verified)
        {
            held.Verified = true;
            if (held.Body.IsMaterialised && _ports.Signatures is { } verifier)
                held.Signatures = new SignatureCheck(held.Body.Payload.Content, (int)_settings.Origin.TransactionBytes, verifier);
            _ports.Compute.Run(
                new ComputeJob(ComputeKind.VerifySignatures, held.Reference.Count, held.Reference.Bytes, _settings.Origin.VerifyParallelism, held.Signatures is { } check ? check.Run : null),
                Self, new BodyChecked(held));
            return;
        }
        if (WritesBodies)
        {
            _ports.Log.AppendBody(held.Body, Self, new BodyDurable(held));
            return;
        }
        held.Ready = true;
        BodyIsReady(held);
    }

    /// <summary>Every validator, or within a container each in turn, checks the signatures again before it holds a body.</summary>
    private bool VerifiesHere(BatchId id) => _settings.Origin.Signed && _replica.Verify switch
    {
        VerifyAt.EveryValidator => true,
        VerifyAt.EveryContainer => id.Sequence % _replica.ContainerSlots == _replica.ContainerSlot,
        _ => false,
    };

    private void OnBodyDurable(HeldBody held)
    {
        held.Ready = true;
        _pulls.Settle(held.Reference.Id, _ports.Clock.Now);
        _bodies.MarkDurable(held.Reference.Id);
        BodyIsReady(held);
    }

    private void OnSkipped(BatchId id)
    {
        _bodies.Skipped(id);
        if (_core.Role == RaftRole.Leader)
        {
            if (_order.TryGetValue(id.Origin, out PendingReferences? pending))
                PullForPending(id.Origin, pending);
        }
        else
        {
            PullForParked();
        }
    }

    private void BodyIsReady(HeldBody held)
    {
        NodeId origin = held.Reference.Id.Origin;
        if (_core.Role == RaftRole.Leader)
        {
            if (_order.TryGetValue(origin, out PendingReferences? pending) && pending.TryGetValue(held.Reference.Id.Sequence, out PendingReference? waiting))
            {
                if (!held.Pulled)
                    _lateness.Observe(_ports.Clock.Now - waiting.Arrived);
                ProposeReady(origin, pending);
                PullForPending(origin, pending);
            }
        }
        else if (_parkedAppends.TryPeek(out ParkedAppend? parked))
        {
            if (!held.Pulled)
                _lateness.Observe(_ports.Clock.Now - parked.Arrived);
            Unpark();
            PullForParked();
        }
    }

    private void Credit(BatchReference reference)
    {
        if (_credits.Add(reference))
        {
            SendCredit(reference.Id.Origin);
        }
        else if (!_creditTimerArmed)
        {
            _creditTimerArmed = true;
            Context.System.Scheduler.ScheduleTellOnce(CreditDelay.ToTimeSpan(), Self, CreditTick.Instance, Self);
        }
    }

    private void OnCreditTick()
    {
        _creditTimerArmed = false;
        foreach (NodeId origin in _settings.Origins)
            SendCredit(origin);
    }

    /// <summary>A credit may be lost with its connection, and none follows when an origin stands still for the lack of it.</summary>
    private void RepeatCredits()
    {
        foreach (NodeId origin in _settings.Origins)
        {
            if (_credits.Latest(origin) is { } latest)
                _link.Send(origin, new BodyCredit(latest.Incarnation, latest.Sequence), TrafficClass.Control);
        }
    }

    private void SendCredit(NodeId origin)
    {
        if (_credits.Settle(origin) is { } owed)
            _link.Send(origin, new BodyCredit(owed.Incarnation, owed.Sequence), TrafficClass.Control);
    }

    /// <summary>Asks the appends' sender for what parked appends miss, in log order: as much as may be under way, and no more than this node may hold.</summary>
    private void PullForParked()
    {
        VirtualTime now = _ports.Clock.Now;
        Duration grace = _lateness.Grace;
        long room = _replica.BodyBudget.Bytes - _bodies.HeldBytes - _pulls.Bytes;
        List<BatchReference>? missing = null;
        foreach (ParkedAppend parked in _parkedAppends)
        {
            bool waited = now - parked.Arrived >= grace;
            for (int i = 0; i < parked.Append.Entries.Count; i++)
            {
                if (parked.Append.Entries[i].Payload is not BatchPayload { Body: null } batch || IsHere(batch.Reference.Id))
                    continue;
                BatchReference reference = batch.Reference;
                if ((!waited && !_bodies.WasPassedOver(reference.Id)) || _pulls.IsAwaited(reference.Id, now, _lateness))
                    continue;
                // What was asked for before has its room already.
                if (!_pulls.Contains(reference.Id))
                {
                    if (!_pulls.Admits(reference) || (room < reference.Bytes && !(MustGoOn && _pulls.IsEmpty)))
                    {
                        SendPull(missing);
                        return;
                    }
                    room -= reference.Bytes;
                }
                (missing ??= []).Add(reference);
                _pulls.Ask(reference, now);
            }
        }
        SendPull(missing);
    }

    private void SendPull(List<BatchReference>? missing)
    {
        if (missing is not null)
            _link.Send(_parkedAppends.Peek().Append.From, new BodyPull(missing), TrafficClass.Control);
    }

    /// <summary>Asks for the bodies that references of an origin wait for, as many as its window holds: the origin first, then validators in turn; when
    /// nobody gave the first of them, the references go back.</summary>
    private void PullForPending(NodeId origin, PendingReferences pending)
    {
        if (pending.Count == 0)
            return;
        ArmPullTimer();
        if (pending.AreAllHere(_bodies.Losses))
            return;
        VirtualTime now = _ports.Clock.Now;
        long room = _replica.BodyBudget.Bytes - _bodies.HeldBytes;
        List<BatchReference>? missing = null;
        int asked = 0;
        long bytes = 0;
        bool allHere = true;
        foreach (PendingReference waiting in pending.Values)
        {
            if (IsHere(waiting.Reference.Id))
                continue;
            allHere = false;
            bytes += waiting.Reference.Bytes;
            if (missing is not null && bytes > _settings.Origin.Window.Bytes)
                break;
            if (bytes > room && !(MustGoOn && waiting == pending.First().Value))
                break;
            if (!IsPullDue(waiting, now))
                continue;
            if (missing is null)
                asked = waiting.Pulls;
            else if (waiting.Pulls != asked)
                break;
            (missing ??= []).Add(waiting.Reference);
            waiting.Pulls++;
            waiting.PulledAt = now;
        }
        pending.Seen(allHere, _bodies.Losses);
        if (missing is null)
            return;
        if (asked > _settings.Validators.Count)
        {
            Reject(missing[0].Id, ProposalRejection.BodyUnavailable);
            pending.Clear();
            return;
        }
        NodeId source = asked == 0 ? origin : _settings.Validators[(_settings.Self.Number - 1 + asked) % _settings.Validators.Count];
        if (source != _settings.Self || asked == 0)
            _link.Send(source, new BodyPull(missing), TrafficClass.Control);
    }

    private void PullWhatWaits()
    {
        foreach (NodeId origin in _settings.Origins)
            PullForPending(origin, _order[origin]);
    }

    private bool IsPullDue(PendingReference waiting, VirtualTime now) => waiting.Pulls > 0
        ? now - waiting.PulledAt >= _lateness.Grace
        : now - waiting.Arrived >= _lateness.Grace || _bodies.WasPassedOver(waiting.Reference.Id);

    private void ArmPullTimer()
    {
        if (_pullTimerArmed)
            return;
        _pullTimerArmed = true;
        Context.System.Scheduler.ScheduleTellOnce((_lateness.Grace / 2).ToTimeSpan(), Self, PullTick.Instance, Self);
    }

    private void OnPullTick()
    {
        _pullTimerArmed = false;
        if (_core.Role == RaftRole.Leader)
        {
            PullWhatWaits();
        }
        else if (_parkedAppends.Count > 0)
        {
            Unpark();
            PullForParked();
            if (_parkedAppends.Count > 0)
                ArmPullTimer();
        }
    }

    private void OnPull(NodeId asker, BodyPull pull)
    {
        List<BatchReference>? own = null;
        foreach (BatchReference reference in pull.References)
        {
            if (_bodies.Find(reference.Id) is { } held)
                _link.Send(asker, new BodyPush(held.Body, pulled: true), TrafficClass.Bulk);
            else if (_bodies.IsDurable(reference.Id))
                _ports.Log.ReadBody(reference, Self, new BodyRead(reference, asker));
            else if (reference.Id.Origin == _settings.Self)
                (own ??= []).Add(reference);
        }
        // A validator that is an origin: what the replica never got, the origin still holds.
        if (own is not null)
            _link.Origin.Tell(new Received(asker, new BodyPull(own)));
    }

    private void OnBodyRead(BodyRead read) => _link.Send(read.Asker, new BodyPush(_ports.Log.Body(read.Reference), pulled: true), TrafficClass.Bulk);

    /// <summary>Bodies that nothing names after a long time are dropped: their origin is gone or has begun anew.</summary>
    private void Sweep()
    {
        VirtualTime now = _ports.Clock.Now;
        if (now - _sweptAt < UnreferencedRetention)
            return;
        _sweptAt = now;
        foreach (BatchId id in _bodies.Expire(now - UnreferencedRetention, IsNamed))
            _ports.Log.DropBody(id);
    }

    private bool IsNamed(BatchId id) => _tails.Names(id) || IsParkedFor(id) || (_order.TryGetValue(id.Origin, out var pending) && pending.ContainsKey(id.Sequence));

    private sealed record BodyChecked(HeldBody Held);

    private sealed record BodyDurable(HeldBody Held);

    private sealed record BodyRead(BatchReference Reference, NodeId Asker);

    private sealed class PullTick
    {
        public static readonly PullTick Instance = new();
    }

    private sealed class CreditTick
    {
        public static readonly CreditTick Instance = new();
    }
}
