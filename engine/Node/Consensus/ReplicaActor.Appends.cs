using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <content>Body before entry: an append waits here, in order, until the bodies it names are durable. Heartbeats and votes never wait.</content>
internal sealed partial class ReplicaActor
{
    private readonly Queue<ParkedAppend> _parkedAppends = new();

    private void OnConsensus(RaftMessage message)
    {
        if (message is not AppendRequest append || append.Term < _core.Term)
        {
            _core.Step(message);
            return;
        }
        if (_parkedAppends.TryPeek(out ParkedAppend? first) && first.Append.Term < append.Term)
            DropParked();
        if (_parkedAppends.Count > 0)
            Park(append);
        else if (LeavesGap(append))
            _core.Step(append);
        else if (Admissible(append) == append.Entries.Count)
            StepAppend(append);
        else
            Park(append);
    }

    private void Park(AppendRequest append)
    {
        // The leader keeps no more than this many unanswered; what exceeds it is as good as lost and will come again. One without entries only asks for
        // an answer, and those that wait before it are the answer.
        if (_parkedAppends.Count >= _replica.MaxInflightAppends || (_parkedAppends.Count > 0 && append.Entries.IsEmpty))
            return;
        _parkedAppends.Enqueue(new ParkedAppend(append, _ports.Clock.Now));
        Unpark();
        PullForParked();
        ArmPullTimer();
    }

    private void DropParked()
    {
        _parkedAppends.Clear();
        _pulls.Clear();
    }

    /// <summary>Steps what is admissible of the parked appends, the beginning of one also alone.</summary>
    private void Unpark()
    {
        while (_parkedAppends.TryPeek(out ParkedAppend? first))
        {
            AppendRequest append = first.Append;
            if (LeavesGap(append))
            {
                // The core refuses it, and the leader begins anew from where the log ends: all that is parked behind it will come again.
                DropParked();
                _core.Step(append);
                return;
            }
            int count = append.Term < _core.Term ? append.Entries.Count : Admissible(append);
            if (count == append.Entries.Count)
            {
                _parkedAppends.Dequeue();
                StepAppend(append);
                continue;
            }
            if (count > 0)
            {
                LogEntry last = append.Entries[count - 1];
                StepAppend(append with { Entries = EntrySlice.Of([.. append.Entries.Take(count)]) });
                first.Append = append with { PreviousIndex = last.Index, PreviousTerm = last.Term, Entries = EntrySlice.Of([.. append.Entries.Skip(count)]) };
            }
            return;
        }
    }

    /// <summary>Whether an append begins beyond the end of the log: one before it was lost, so its bodies are not waited for.</summary>
    private bool LeavesGap(AppendRequest append) => append.PreviousIndex > _core.LastIndex;

    /// <summary>How many of an append's entries may enter the log now, from the first on: their bodies are durable here or come with them, and there is
    /// room to hold these. A node that has applied its whole log may always go on by one.</summary>
    private int Admissible(AppendRequest append)
    {
        long held = _bodies.HeldBytes;
        for (int i = 0; i < append.Entries.Count; i++)
        {
            if (append.Entries[i].Payload is not BatchPayload batch || IsReady(batch.Reference.Id))
                continue;
            if (batch.Body is null || (held + batch.Reference.Bytes > _replica.BodyBudget.Bytes && !(MustGoOn && i == 0)))
                return i;
            held += batch.Reference.Bytes;
        }
        return append.Entries.Count;
    }

    private void StepAppend(AppendRequest append)
    {
        if (_replica.Dissemination == DisseminationMode.Leader && !HoldCarriedBodies(append))
            return;
        _core.Step(append);
    }

    /// <summary>Bodies that came inside an append are held until durable and applied; without memory for them the append counts as lost.</summary>
    private bool HoldCarriedBodies(AppendRequest append)
    {
        for (int i = 0; i < append.Entries.Count; i++)
        {
            if (append.Entries[i].Payload is not BatchPayload { Body: { } body } || IsHere(body.Reference.Id))
                continue;
            if (body.IsMaterialised && !body.MatchesDigest)
            {
                RefutedBodies++;
                return false;
            }
            if (_bodies.Take(body, pulled: true) is not { } held)
                return false;
            held.Ready = true;
        }
        return true;
    }

    private bool IsParkedFor(BatchId id)
    {
        foreach (ParkedAppend parked in _parkedAppends)
        {
            foreach (LogEntry entry in parked.Append.Entries)
            {
                if (entry.Payload is BatchPayload batch && batch.Reference.Id == id)
                    return true;
            }
        }
        return false;
    }

    private sealed class ParkedAppend(AppendRequest append, VirtualTime arrived)
    {
        public AppendRequest Append { get; set; } = append;

        public VirtualTime Arrived { get; } = arrived;
    }
}
