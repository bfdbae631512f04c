using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Bodies;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Observers;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <summary>A validator: the shell around the pure core. It carries out what the core puts out, keeps the rule that a body is durable before
/// an entry names it, orders proposals gap-free, and feeds observers.</summary>
/// <remarks>Partial by duty: this file dispatches and keeps time; Output carries out; Appends parks; Proposals orders; Bodies holds and pulls; Snapshots compacts and carries state;
/// Operations answers clients of the key-value store; Members changes who votes.</remarks>
internal sealed partial class ReplicaActor : UntypedActor
{
    private const int CreditRepeatChecks = 4;
    private static readonly Duration UnreferencedRetention = Duration.FromSeconds(30);
    private static readonly Duration FeedCheck = Duration.FromMilliseconds(500);

    private readonly NodeSettings _settings;
    private readonly ReplicaSettings _replica;
    private readonly NodePorts _ports;
    private readonly NodeLink _link;
    private readonly HyperRaft _core;
    private readonly BodyTable _bodies;
    private readonly LogTails _tails;
    private readonly LogMemory _logMemory;
    private readonly StreamFeed _feed;
    private readonly IActorRef _ledger;
    private VirtualTime _advancedTo;
    private VirtualTime _timerAt = VirtualTime.Never;
    private bool _gathering;
    private bool _endOfInboxTold;
    private bool _feedTimerArmed;
    private long _checks;
    private VirtualTime _sweptAt;

    public ReplicaActor(NodeSettings settings, NodePorts ports, NodeLink link)
    {
        _settings = settings;
        _replica = settings.Replica;
        _ports = ports;
        _link = link;
        _bodies = new BodyTable(ports.Memory, ports.Clock);
        _lateness = new PushLateness(Duration.Max(settings.Replica.Heartbeat, Duration.FromMilliseconds(10)));
        _order = settings.Origins.ToDictionary(o => o, _ => new PendingReferences());
        _pulls = new PullBook(settings.Origin.Window);
        _credits = new CreditBook(settings.Origins, settings.Origin.Window);
        _logMemory = new LogMemory(ports.Memory);
        _ledger = Context.ActorOf(Props.Create(() => new LedgerActor(settings, ports)), "ledger");

        RecoveredLog recovered = ports.Log.Recover();
        LedgerState state = ports.State.Recover() ?? LedgerState.Empty;
        RestoredState restored = recovered.State ?? RestoredState.None;
        _core = new HyperRaft(CoreOptions(), restored with { State = state.Mark(settings.Configuration) });
        _logEnd = _core.LastIndex;
        ports.Probe.LogRecovered(settings.Self, restored.LogBegin?.Index ?? LogIndex.Zero, restored.LogBegin?.Term ?? Term.Zero, restored.Entries);
        if (_core.FirstIndex.Previous > (restored.LogBegin?.Index ?? LogIndex.Zero))
            ports.Probe.LogReplaced(settings.Self, state.Applied, state.Term);
        _tails = new LogTails(_core.Entry);
        _feed = new StreamFeed(settings, ports, link, _core, state.Applied, TakeStateFor);
        _appliedIndex = state.Applied;
        TakeUp(recovered.Bodies, state.Marks);
    }

    /// <summary>Goes on where earlier incarnations stopped: a body that the log names is as durable as one that nothing names yet.</summary>
    private void TakeUp(IReadOnlyCollection<BatchReference> unnamed, IReadOnlyList<OriginMark> marks)
    {
        foreach (OriginMark mark in marks)
            _appliedMarks[mark.Origin] = new BatchId(mark.Origin, mark.Incarnation, mark.Sequence);
        _tails.BeginAt(_appliedMarks.Values, _appliedIndex, Term.Zero);
        for (LogIndex i = _core.FirstIndex; i <= _core.LastIndex; i = i.Next)
        {
            LogEntry entry = _core.Entry(i);
            _tails.Note(entry);
            _logMemory.Take(entry);
            if (entry.Payload is BatchPayload batch)
                _bodies.MarkDurable(batch.Reference.Id);
        }
        foreach (BatchReference reference in unnamed)
            _bodies.Recovered(reference.Id);
    }

    protected override void PreStart()
    {
        _advancedTo = _ports.Clock.Now;
        _sweptAt = _ports.Clock.Now;
        Context.System.Scheduler.ScheduleTellOnce(FeedCheck.ToTimeSpan(), Self, FeedTick.Check, Self);
        CarryOut();
    }

    /// <summary>What breaks below breaks the node: nothing is restarted in place.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Escalate);

    protected override void OnReceive(object message)
    {
        AdvanceClock();
        switch (message)
        {
            case Received received:
                OnReceived(received);
                break;
            case OperationRequest request:
                OnOperation(request);
                break;
            case VotersWanted wanted:
                OnVotersWanted(wanted);
                break;
            case MemberTick:
                OnMemberTick();
                break;
            case Looked looked:
                OnLooked(looked);
                break;
            case WriteDurable written:
                OnWriteDurable(written.Write);
                break;
            case BodyChecked done:
                OnBodyChecked(done.Held);
                break;
            case BodyDurable done:
                OnBodyDurable(done.Held);
                break;
            case EntryApplied applied:
                OnApplied(applied);
                break;
            case BodyRead read:
                OnBodyRead(read);
                break;
            case StateTaken taken:
                OnStateTaken(taken);
                break;
            case StateRestored:
                OnStateRestored();
                break;
            case StateKept kept:
                OnStateKept(kept.Applied);
                break;
            case SnapshotTick:
                OnSnapshotTick();
                break;
            case FeedRead read:
                _feed.OnRead(read);
                break;
            case Drained drained:
                if (drained.Peer.Role == NodeRole.Validator)
                    _core.Drained(drained.Peer);
                _feed.OnDrained(drained.Peer);
                SendSnapshots();
                break;
            case Tick tick:
                // One that was armed before a closer deadline came is of no account: else each such deadline would add a timer for good.
                if (tick.Due == _timerAt)
                    _timerAt = VirtualTime.Never;
                break;
            case PullTick:
                OnPullTick();
                break;
            case CreditTick:
                OnCreditTick();
                break;
            case FeedTick tick:
                OnFeedTick(tick);
                break;
            case Gathered:
                _gathering = false;
                break;
            case EndOfInbox:
                _endOfInboxTold = false;
                break;
            default:
                Unhandled(message);
                break;
        }
        if (_gathering)
            return;
        if (_replica.GathersInbox && message is not EndOfInbox)
            TellEndOfInbox();
        else
            CarryOut();
    }

    /// <summary>What waits now comes before the end of it; what comes meanwhile is for the next time.</summary>
    private void TellEndOfInbox()
    {
        if (_endOfInboxTold)
            return;
        _endOfInboxTold = true;
        Self.Tell(EndOfInbox.Instance);
    }

    private void OnReceived(Received received)
    {
        switch (received.Message)
        {
            case ConsensusMessage consensus:
                OnConsensus(consensus.Message);
                break;
            case BodyPush push:
                OnBody(push.Body, push.Pulled);
                break;
            case BodySkipped skipped:
                OnSkipped(skipped.Id);
                break;
            case BodyPull pull:
                OnPull(received.From, pull);
                break;
            case Proposal proposal:
                OnProposal(received.From, proposal);
                break;
            case SnapshotChunk chunk:
                OnSnapshotChunk(received.From, chunk);
                break;
            case SnapshotProgress progress:
                OnSnapshotProgress(received.From, progress);
                break;
            case StreamSubscribe subscribe:
                _feed.OnSubscribe(received.From, subscribe);
                break;
            case StreamCredit credit:
                _feed.OnCredit(received.From, credit.Applied);
                break;
            default:
                Unhandled(received);
                break;
        }
    }

    private CoreOptions CoreOptions()
    {
        SeededGenerator draws = _ports.Generator.Derive("consensus");
        return new CoreOptions
        {
            Self = _settings.Self,
            Configuration = _settings.Configuration,
            DiskPatience = _replica.DiskPatience,
            Heartbeat = _replica.Heartbeat,
            HeartbeatJitter = () => draws.NextDuration(Duration.Zero, _replica.HeartbeatJitter),
            DrawElectionTimeout = () => draws.NextDuration(_replica.ElectionTimeoutMin, _replica.ElectionTimeoutMax),
            ElectionTimeoutMin = _replica.ElectionTimeoutMin,
            PreVote = _replica.PreVote,
            CheckQuorum = _replica.CheckQuorum,
            LeaseReads = _replica.LeaseReads,
            ClockDrift = _replica.ClockDrift,
            MaxInflightAppends = _replica.MaxInflightAppends,
            MaxInflightBytes = _replica.MaxInflightBytes.Bytes,
            MaxAppendEntries = _replica.MaxAppendEntries,
            MaxAppendBytes = _replica.MaxAppendBytes.Bytes,
            MaxUncommittedBytes = _replica.MaxUncommittedBytes.Bytes,
            PromotionLag = PromotionLag,
        };
    }

    /// <summary>The core's time goes on before each input, so that its decisions carry the time of what caused them.</summary>
    private void AdvanceClock()
    {
        VirtualTime now = _ports.Clock.Now;
        if (now > _advancedTo)
        {
            Duration elapsed = now - _advancedTo;
            _advancedTo = now;
            _core.Advance(elapsed);
        }
    }

    private void OnFeedTick(FeedTick tick)
    {
        if (tick == FeedTick.Gather)
        {
            _feedTimerArmed = false;
            _feed.Flush();
            return;
        }
        _feed.KeepAlive();
        Sweep();
        ForgetOldOperations();
        if (++_checks % CreditRepeatChecks == 0)
            RepeatCredits();
        Context.System.Scheduler.ScheduleTellOnce(FeedCheck.ToTimeSpan(), Self, FeedTick.Check, Self);
    }

    /// <summary>What was applied is gathered for a moment before observers are sent it.</summary>
    private void ArmFeedTimer()
    {
        if (_feedTimerArmed || !_feed.IsGathering)
            return;
        _feedTimerArmed = true;
        Context.System.Scheduler.ScheduleTellOnce(StreamFeed.GatherTime.ToTimeSpan(), Self, FeedTick.Gather, Self);
    }

    /// <summary>One lazy timer: it is only set anew when the deadline came closer or the timer fired.</summary>
    private void ArmTimer(Duration untilDeadline)
    {
        VirtualTime due = _ports.Clock.Now + untilDeadline;
        if (due >= _timerAt)
            return;
        _timerAt = due;
        // The framework's timers count in ticks of 100 ns: one more tick, so as not to come a moment early.
        Context.System.Scheduler.ScheduleTellOnce(untilDeadline.ToTimeSpan() + TimeSpan.FromTicks(1), Self, new Tick(due), Self);
    }

    private sealed record Tick(VirtualTime Due);

    private sealed class FeedTick
    {
        public static readonly FeedTick Gather = new();
        public static readonly FeedTick Check = new();
    }

    private sealed class EndOfInbox
    {
        public static readonly EndOfInbox Instance = new();
    }

    private sealed class Gathered
    {
        public static readonly Gathered Instance = new();
    }
}
