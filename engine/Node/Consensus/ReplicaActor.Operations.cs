using Aurigraph.Consensus.Reads;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Operations;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <content>Operations on the key-value store: the leader orders writes and answers them once they are applied here; any validator answers reads, from its
/// own state, once that has all that was acknowledged before the read was asked for (thesis, section 6.4).</content>
internal sealed partial class ReplicaActor
{
    /// <summary>Requests of each kind that may wait.</summary>
    internal const int MaxWaitingOperations = 1024;

    /// <summary>After which a request that nothing came of is forgotten: its client has given up long before.</summary>
    private static readonly Duration OperationPatience = Duration.FromSeconds(10);

    private readonly SortedDictionary<LogIndex, WaitingWrite> _writes = [];
    private readonly SortedDictionary<long, WaitingRead> _reads = [];

    // Names of reads never come again, also not in a later incarnation: the answer to an old one could still be on its way.
    private long _lastRead;

    private void OnOperation(OperationRequest request)
    {
        if (request.Operation.Kind == StoreOperationKind.Read)
            OnRead(request);
        else
            OnWrite(request);
    }

    private void OnWrite(OperationRequest request)
    {
        if (_core.Role != RaftRole.Leader)
        {
            Refuse(request, AnswerKind.NotLeader);
            return;
        }
        if (_writes.Count >= MaxWaitingOperations)
        {
            Refuse(request, AnswerKind.Overloaded);
            return;
        }
        ProposeResult result = _core.Propose(new OperationPayload(request.Operation));
        if (!result.IsAccepted)
        {
            Refuse(request, result.Outcome == ProposeOutcome.UncommittedQuotaExceeded ? AnswerKind.Overloaded : AnswerKind.NotLeader);
            return;
        }
        _tails.Note(_core.Entry(result.Index));
        _writes[result.Index] = new WaitingWrite(request, _ports.Clock.Now);
        _ports.Probe.Proposed(_settings.Self, result.Term, result.Index);
        Gather();
    }

    /// <summary>The entry at an index was applied. Where another leader's took the place of the one that was proposed, nobody is answered: the write may
    /// be elsewhere in the log.</summary>
    private void AnswerWrite(EntryApplied applied)
    {
        if (!_writes.Remove(applied.Entry.Index, out WaitingWrite? waiting) || !IsOf(applied.Entry, waiting.Request.Operation))
            return;
        if (applied.Result is { } result)
            _ports.Clients.Answer(new OperationAnswer(waiting.Request, _settings.Self, AnswerKind.Done) { Result = result, Leads = true });
    }

    private static bool IsOf(LogEntry entry, StoreOperation operation) =>
        entry.Payload is OperationPayload { Operation: var applied } && applied.Client == operation.Client && applied.Number == operation.Number;

    private void OnRead(OperationRequest request)
    {
        if (_reads.Count >= MaxWaitingOperations)
        {
            Refuse(request, AnswerKind.Overloaded);
            return;
        }
        VirtualTime now = _ports.Clock.Now;
        long read = Math.Max(_lastRead + 1, now.Nanoseconds);
        switch (_core.Read(read))
        {
            case ReadOutcome.Accepted:
                _lastRead = read;
                _reads[read] = new WaitingRead(request, now, _core.Role == RaftRole.Leader);
                break;
            case ReadOutcome.NoLeader:
                Refuse(request, AnswerKind.NoLeader);
                break;
            default:
                Refuse(request, AnswerKind.Overloaded);
                break;
        }
    }

    /// <summary>The core says which state answers a read; the ledger answers once it has that state.</summary>
    private void SettleReads(IReadOnlyList<ReadResult> settled)
    {
        foreach (ReadResult read in settled)
        {
            if (!_reads.TryGetValue(read.Read, out WaitingRead? waiting) || waiting.IsSettled)
                continue;
            waiting.IsSettled = true;
            _ledger.Tell(new Look(read.Read, waiting.Request.Operation.Key, read.Index), Self);
        }
    }

    private void OnLooked(Looked looked)
    {
        if (_reads.Remove(looked.Read, out WaitingRead? waiting))
            _ports.Clients.Answer(new OperationAnswer(waiting.Request, _settings.Self, AnswerKind.Done) { Result = looked.Result, Leads = waiting.Led });
    }

    /// <summary>Another leader, another term, or none: nobody will settle the reads that wait for it.</summary>
    private void RefuseUnsettledReads()
    {
        if (_reads.Count == 0)
            return;
        foreach ((long read, WaitingRead waiting) in _reads.Where(r => !r.Value.IsSettled).ToArray())
        {
            _reads.Remove(read);
            Refuse(waiting.Request, AnswerKind.NoLeader);
        }
    }

    private void GiveUpWrites()
    {
        foreach (WaitingWrite waiting in _writes.Values)
            Refuse(waiting.Request, AnswerKind.LeadershipLost);
        _writes.Clear();
    }

    /// <summary>Forgets what was lost on its way, such as reads whose message to the leader was.</summary>
    private void ForgetOldOperations()
    {
        VirtualTime now = _ports.Clock.Now;
        foreach ((LogIndex index, _) in _writes.Where(w => now - w.Value.Arrived >= OperationPatience).ToArray())
            _writes.Remove(index);
        foreach ((long read, _) in _reads.Where(r => !r.Value.IsSettled && now - r.Value.Arrived >= OperationPatience).ToArray())
            _reads.Remove(read);
    }

    private void Refuse(OperationRequest request, AnswerKind kind) =>
        _ports.Clients.Answer(new OperationAnswer(request, _settings.Self, kind) { LeaderHint = _core.Leader == _settings.Self ? NodeId.None : _core.Leader });

    private sealed record WaitingWrite(OperationRequest Request, VirtualTime Arrived);

    private sealed class WaitingRead(OperationRequest request, VirtualTime arrived, bool led)
    {
        public OperationRequest Request { get; } = request;

        public VirtualTime Arrived { get; } = arrived;

        public bool Led { get; } = led;

        public bool IsSettled { get; set; }
    }
}
