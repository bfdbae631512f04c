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
            _parkedAppends.Clear();
        if (_parkedAppends.Count > 0 || !HasBodies(append))
            Park(append);
        else
            StepAppend(append);
    }

    private void Park(AppendRequest append)
    {
        // The leader keeps no more than this many unanswered; what exceeds it is as good as lost and will come again.
        if (_parkedAppends.Count >= _replica.MaxInflightAppends)
            return;
        _parkedAppends.Enqueue(new ParkedAppend(append, _ports.Clock.Now));
        PullForParked();
        ArmPullTimer();
    }

    private void Unpark()
    {
        while (_parkedAppends.TryPeek(out ParkedAppend? first) && (first.Append.Term < _core.Term || HasBodies(first.Append)))
        {
            _parkedAppends.Dequeue();
            StepAppend(first.Append);
        }
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
            if (_bodies.Take(body, pulled: true) is not { } held)
                return false;
            held.Ready = true;
        }
        return true;
    }

    private bool HasBodies(AppendRequest append)
    {
        for (int i = 0; i < append.Entries.Count; i++)
        {
            if (append.Entries[i].Payload is BatchPayload { Body: null } batch && !_bodies.IsDurable(batch.Reference.Id))
                return false;
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
        public AppendRequest Append { get; } = append;

        public VirtualTime Arrived { get; } = arrived;

        /// <summary>When what it misses was last asked for, or something of that came.</summary>
        public VirtualTime PulledAt { get; set; }

        /// <summary>How often what it misses was asked for.</summary>
        public int Pulls { get; set; }
    }
}
