using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <content>Carries out what the core puts out: messages, durable writes, committed entries, the timer; and tells origins and observers.</content>
internal sealed partial class ReplicaActor
{
    private readonly Dictionary<long, VirtualTime> _heldAt = [];
    private readonly Dictionary<long, FinalityStamp> _stamps = [];
    private Term _viewTerm;
    private NodeId _viewLeader;
    private bool _leads;
    private LogIndex _appliedIndex;
    private LogIndex _logEnd;

    private void CarryOut()
    {
        CoreOutput output = _core.Drain();
        if (output.Write is { Entries.IsEmpty: false } gained)
            ReportLog(gained.Entries);
        SettleReads(output.Reads);
        NoteLeader();
        if (output.Restore is not null)
            Restore();
        foreach (RaftMessage message in output.Messages)
            Send(message);
        if (output.Write is { } write)
            Persist(write);
        if (output.Committed.Count > 0)
            HandOver(output.Committed);
        ArmTimer(output.NextDeadline);
    }

    /// <summary>What the core hands out to be written is what its log gained, in the place of what it may have lost.</summary>
    private void ReportLog(EntrySlice entries)
    {
        if (entries.First.Index <= _logEnd)
            _ports.Probe.LogTruncated(_settings.Self, _core.Term, entries.First.Index);
        _ports.Probe.LogAppended(_settings.Self, _core.Term, entries);
        _logEnd = entries.Last.Index;
    }

    private void Send(RaftMessage message)
    {
        if (message is SnapshotRequest)
        {
            TakeStateFor(message.To);
            return;
        }
        bool carriesBodies = _replica.Dissemination == DisseminationMode.Leader && message is AppendRequest;
        if (_link.Send(message.To, new ConsensusMessage(message), carriesBodies ? TrafficClass.Bulk : TrafficClass.Control) == SendResult.Full)
            _core.SendRefused(message);
    }

    private void Persist(DurableWrite write)
    {
        foreach (LogEntry entry in write.Entries)
            _logMemory.Take(entry);
        _tails.Appended(write.Entries, _appliedMarks.Values, _appliedIndex);
        if (_restoring)
            _heldWrites.Enqueue(write);
        else
            Write(write);
    }

    private void Write(DurableWrite write) => _ports.Log.Append(write, Self, new WriteDurable(write));

    private void OnWriteDurable(DurableWrite write)
    {
        foreach (LogEntry entry in write.Entries)
        {
            if (entry.Payload is BatchPayload { Body: not null } batch)
                _bodies.MarkDurable(batch.Reference.Id);
        }
        _core.Persisted(write);
        if (write.Entries.Count > 0)
            _ports.Probe.Durable(_settings.Self, write.Entries);
        foreach (RaftMessage message in write.MessagesAfter)
            Send(message);
    }

    private void HandOver(IReadOnlyList<LogEntry> committed)
    {
        LogEntry[] entries = committed.ToArray();
        VirtualTime now = _ports.Clock.Now;
        bool leads = _core.Role == RaftRole.Leader;
        _ports.Probe.Committed(_settings.Self, leads, entries);
        if (leads)
        {
            foreach (LogEntry entry in entries)
            {
                _heldAt.Remove(entry.Index.Value, out VirtualTime held);
                _stamps[entry.Index.Value] = new FinalityStamp(held == VirtualTime.Zero ? now : held, now);
            }
        }
        if (_settings.Accounts is not null)
            AttachBodies(entries);
        _ledger.Tell(new Commit(entries, now));
    }

    /// <summary>Bodies that are still in memory go along with the entries that name them; the ledger reads the others back.</summary>
    private void AttachBodies(LogEntry[] entries)
    {
        for (int i = 0; i < entries.Length; i++)
        {
            if (entries[i].Payload is BatchPayload { Body: null } batch && _bodies.Find(batch.Reference.Id) is { } held)
                entries[i] = new LogEntry(entries[i].Term, entries[i].Index, new BatchPayload(batch.Reference, held.Body));
        }
    }

    private void OnApplied(EntryApplied applied)
    {
        LogEntry entry = applied.Entry;
        if (entry.Index <= _appliedIndex)
            return;
        _appliedIndex = entry.Index;
        MemberConfiguration before = _core.Configuration;
        _core.Applied(entry.Index);
        if (_core.Configuration != before)
        {
            _ports.Probe.ConfigurationTook(_settings.Self, entry.Index, _core.Configuration);
            ChangeMembers();
        }
        _feed.OnApplied(applied);
        ArmFeedTimer();
        AnswerWrite(applied);
        bool stamped = _stamps.Remove(entry.Index.Value, out FinalityStamp stamp);
        if (entry.Payload is not BatchPayload batch)
            return;
        BatchReference reference = batch.Reference;
        _bodies.Release(reference.Id);
        if (_parkedAppends.Count > 0)
        {
            Unpark();
            PullForParked();
        }
        else if (_core.Role == RaftRole.Leader)
        {
            PullWhatWaits();
        }
        if (_core.Role == RaftRole.Leader)
            LeaveFlight(reference);
        RaiseMark(reference.Id);
        Credit(reference);
        if (_core.Role == RaftRole.Leader)
            _link.Send(reference.Id.Origin, new FinalNotice(reference.Id, stamped ? stamp : new FinalityStamp(applied.CommittedAt, applied.CommittedAt)), TrafficClass.Control);
        else if (reference.Id.Origin == _settings.Self)
            _link.Origin.Tell(new Dissemination.AppliedLocally(reference.Id, applied.CommittedAt));
    }

    /// <summary>An entry that repeats an earlier batch moves no mark.</summary>
    private void RaiseMark(BatchId id)
    {
        if (!_appliedMarks.TryGetValue(id.Origin, out BatchId mark) || (id.Incarnation, id.Sequence).CompareTo((mark.Incarnation, mark.Sequence)) > 0)
            _appliedMarks[id.Origin] = id;
    }

    private void NoteLeader()
    {
        if (_core.Term == _viewTerm && _core.Leader == _viewLeader)
            return;
        bool led = _leads;
        _viewTerm = _core.Term;
        _viewLeader = _core.Leader;
        _leads = _core.Role == RaftRole.Leader;
        _ports.Probe.LeaderView(_settings.Self, _viewTerm, _viewLeader);
        if (_leads)
            TakeOffice();
        else if (led)
            LeaveOffice();
        RefuseUnsettledReads();
    }

    private void TakeOffice()
    {
        _heldAt.Clear();
        _stamps.Clear();
        DropParked();
        CountFlight();
        var announcement = new LeaderAnnouncement(_viewTerm);
        foreach (NodeId node in _settings.Origins.Union(_settings.Observers))
            _link.Send(node, announcement, TrafficClass.Control);
        _feed.Close(_viewTerm, _settings.Self);
        if (_votersWanted.Count > 0)
            Self.Tell(new VotersWanted(_votersWanted)); // Its log is still being carried out: the change comes after.
    }

    private void LeaveOffice()
    {
        foreach (NodeId validator in _settings.Validators)
            _outgoing.Remove(validator);
        _heldAt.Clear();
        _stamps.Clear();
        foreach (PendingReferences pending in _order.Values)
            pending.Clear();
        SetCapBinds(false);
        GiveUpWrites();
    }

    private sealed record WriteDurable(DurableWrite Write);
}
