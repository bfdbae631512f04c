namespace Aurigraph.PlantedFaults.Tests.Mutants;

/// <summary>Faults planted in the shell around the core and in the other actors of a node.</summary>
internal static class NodeMutants
{
    private const string Gap = "if (id.Sequence != expected)";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        Of("an entry is taken without its body", "Consensus/ReplicaActor.Bodies.cs", "private bool IsReady(BatchId id) => _bodies.IsDurable(id) ||", "private bool IsReady(BatchId id) => true ||"),
        Of("a body that is in memory counts as durable", "Consensus/ReplicaActor.Bodies.cs", "private bool IsReady(BatchId id) => _bodies.IsDurable(id) ||", "private bool IsReady(BatchId id) => IsHere(id) ||"),
        Of("a body counts as durable when its write is handed over", "Consensus/ReplicaActor.Bodies.cs", "_ports.Log.AppendBody(held.Body, Self, new BodyDurable(held));", "_bodies.MarkDurable(held.Reference.Id);\n            _ports.Log.AppendBody(held.Body, Self, new BodyDurable(held));"),
        Of("a body is dropped while an entry names it", new Edit("Bodies/BodyTable.cs", "if (held.Released || !held.Ready || isNamed(held.Reference.Id))", "if (held.Released || !held.Ready)"),
            new Edit("Consensus/ReplicaActor.cs", "Duration.FromSeconds(30)", "Duration.FromMilliseconds(100)")),
        Of("a write counts as durable when it is handed over", new Edit("Consensus/ReplicaActor.Output.cs", "private void Write(DurableWrite write) => _ports.Log.Append(write, Self, new WriteDurable(write));", "private void Write(DurableWrite write)\n    {\n        _core.Persisted(write);\n        _ports.Log.Append(write, Self, new WriteDurable(write));\n    }"),
            new Edit("Consensus/ReplicaActor.Output.cs", "_core.Persisted(write);\n        if (write.Entries", "if (write.Entries")),
        Of("what must wait for a write leaves before it", "Consensus/ReplicaActor.Output.cs", "private void Write(DurableWrite write) => _ports.Log.Append(write, Self, new WriteDurable(write));", "private void Write(DurableWrite write)\n    {\n        foreach (RaftMessage message in write.MessagesAfter)\n            Send(message);\n        _ports.Log.Append(write, Self, new WriteDurable(write));\n    }"),
        Of("a sequence is used again after a restart", "Dissemination/OriginActor.cs", "Recover().Incarnation + 1;", "Recover().Incarnation;"),
        Of("the incarnation that is made durable is the one before", "Dissemination/OriginActor.cs", "RaiseIncarnation(_incarnation, Self", "RaiseIncarnation(_incarnation - 1, Self"),
        Of("batches are sent before the incarnation is durable", "Dissemination/OriginActor.cs", "if (!_incarnationDurable)\n            return;", ""),
        Of("a leader skips a gap in an origin's sequences", new Edit("Consensus/ReplicaActor.Proposals.cs", "if (id.Sequence != (id.Incarnation == incarnation ? sequence + 1 : 1) || !IsReady(id) || !FitsTheCap(next.Reference))", "if (!IsReady(id) || !FitsTheCap(next.Reference))"),
            new Edit("Ledger/LedgerBook.cs", Gap, "if (false)")),
        Of("a batch is ordered again and applied twice", new Edit("Consensus/ReplicaActor.Proposals.cs", "if (id.Incarnation == incarnation && id.Sequence <= sequence)", "if (false)"),
            new Edit("Consensus/ReplicaActor.Proposals.cs", "if (id.Sequence != (id.Incarnation == incarnation ? sequence + 1 : 1) || !IsReady(id) || !FitsTheCap(next.Reference))", "if (!IsReady(id) || !FitsTheCap(next.Reference))"),
            new Edit("Ledger/LedgerBook.cs", "if (reference is null || !IsNew(reference.Id))", "if (reference is null)"), new Edit("Ledger/LedgerBook.cs", Gap, "if (false)")),
        Of("marks are left out of a checkpoint", new Edit("Ledger/LedgerBook.cs", "new(Applied, Hash, _marks.Values.ToArray())", "new(Applied, Hash, [])"), new Edit("Ledger/LedgerBook.cs", Gap, "if (false)")),
        Of("a checkpoint says an index too high", "Ledger/LedgerBook.cs", "new(Applied, Hash, _marks.Values.ToArray())", "new(Applied.Next, Hash, _marks.Values.ToArray())"),
        Of("a checkpoint says an index too low, and the marks are not looked at", new Edit("Ledger/LedgerBook.cs", "new(Applied, Hash, _marks.Values.ToArray())", "new(new LogIndex(Math.Max(0, Applied.Value - 1)), Hash, _marks.Values.ToArray())"),
            new Edit("Ledger/LedgerBook.cs", "if (reference is null || !IsNew(reference.Id))", "if (reference is null)"), new Edit("Ledger/LedgerBook.cs", Gap, "if (false)")),
        Of("a restarted node takes its whole log for applied", "Consensus/ReplicaActor.cs", "restored with { State = state.Mark(settings.Configuration) });", "restored with { State = restored.Entries.Count == 0 ? state.Mark(settings.Configuration) : new SnapshotMark(restored.Entries[^1].Index, restored.Entries[^1].Term, settings.Configuration) });"),
        Of("a state depends on the node", "Ledger/LedgerBook.cs", "StableHash.Mix(Hash, index.Value)", "StableHash.Mix(Hash, index.Value + _self.Number)"),
        Of("a batch is called final when it is proposed", "Consensus/ReplicaActor.Proposals.cs", "pending.Remove(id.Sequence);", "pending.Remove(id.Sequence);\n            _link.Send(origin, new FinalNotice(id, default), TrafficClass.Control);"),
        Of("a batch is called final when it is in the leader's log", "Consensus/ReplicaActor.Proposals.cs", "if (_appliedMarks.TryGetValue(id.Origin, out BatchId mark) && mark.Incarnation == id.Incarnation && id.Sequence <= mark.Sequence)", "if (_tails.Names(id))"),
        Of("a rejection is taken for finality", "Dissemination/OriginActor.cs", "case Received { Message: LeaderAnnouncement announcement } received:", "case Received { Message: ProposalRejected { LeaderHint.IsNone: false } told }:\n                Finalise(told.First.Sequence, default);\n                break;\n            case Received { Message: LeaderAnnouncement announcement } received:"),
        Of("marks are left out of a snapshot", new Edit("Ledger/LedgerActor.cs", "LedgerState state = _book.State();\n            Context", "LedgerState state = _book.State() with { Marks = [] };\n            Context"), new Edit("Ledger/LedgerBook.cs", Gap, "if (false)")),
        Of("a snapshot is carried with a state that is an entry behind", "Ledger/LedgerActor.cs", "LedgerState state = _book.State();\n            Context", "LedgerState state = _book.State() with { Applied = _book.Applied.Next };\n            Context"),
        Of("a log is compacted beyond the state that is durable", "Consensus/ReplicaActor.Snapshots.cs", "LogIndex upTo = kept - _replica.KeptEntries;", "LogIndex upTo = _core.AppliedIndex;"),
        Of("compaction drops bodies that are not applied", "Consensus/ReplicaActor.Snapshots.cs", "_core.Compact(upTo);", "_core.Compact(upTo);\n        for (LogIndex i = _core.FirstIndex; i <= _core.LastIndex; i = i.Next)\n        {\n            if (_core.Entry(i).Payload is BatchPayload batch)\n                _ports.Log.DropBody(batch.Reference.Id);\n        }"),
        Of("a compacted log on disk begins in the leader's term", "Consensus/ReplicaActor.Snapshots.cs", "_ports.Log.Compact(mark);", "_ports.Log.Compact(mark with { Term = _core.Term });"),
        Of("an append that is parked is stepped by a later one", "Consensus/ReplicaActor.Appends.cs", "else if (Admissible(append) == append.Entries.Count)", "else if (append.Entries.Count == 1 || Admissible(append) == append.Entries.Count)"),
    ];

    private static Mutant Of(string name, string file, string find, string replace) => Of(name, new Edit(file, find, replace));

    private static Mutant Of(string name, params Edit[] edits) => new(name, "engine/Node", edits);
}
