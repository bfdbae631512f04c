using Aurigraph.Consensus.Log;
using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>Holds what was acknowledged against the log that a live quorum has at the end: what is missing there is lost.</summary>
public sealed class AcknowledgementAudit
{
    private readonly SortedDictionary<(NodeId Origin, long Incarnation), (long Sequence, long Transactions)> _acknowledged = [];

    /// <summary>A batch was acknowledged as final. Acknowledgements of an incarnation come in order.</summary>
    public void OnFinal(BatchReference reference)
    {
        (NodeId Origin, long Incarnation) key = (reference.Id.Origin, reference.Id.Incarnation);
        (long _, long transactions) = _acknowledged.GetValueOrDefault(key);
        _acknowledged[key] = (reference.Id.Sequence, transactions + reference.Count);
    }

    /// <summary>The batches of committed entries by index, from 1; without a batch, a count of 0. Validators forget them when they compact their logs.</summary>
    private readonly List<(BatchId Id, int Count)> _committed = [];

    /// <summary>A validator learned that entries are committed; the first to say so of an index is believed, since the safety checks hold the others to it.</summary>
    public void OnCommitted(IReadOnlyList<LogEntry> entries)
    {
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i].Index.Value == _committed.Count + 1)
                _committed.Add(entries[i].Payload is BatchPayload batch ? (batch.Reference.Id, batch.Reference.Count) : default);
        }
    }

    /// <summary>Counts what the committed log holds.</summary>
    /// <param name="compacted">The index up to which it is compacted.</param>
    /// <param name="log">Its committed entries after that, in order.</param>
    public AuditResult Audit(LogIndex compacted, IEnumerable<LogEntry> log)
    {
        IEnumerable<(BatchId Id, int Count)> committed = _committed.Take((int)compacted.Value).Where(b => b.Count > 0)
            .Concat(log.Select(e => e.Payload).OfType<BatchPayload>().Select(b => (b.Reference.Id, b.Reference.Count)));
        var seen = new SortedDictionary<(NodeId Origin, long Incarnation), (long Sequence, long Acknowledged, long Beyond)>();
        foreach ((BatchId id, int count) in committed)
        {
            var key = (id.Origin, id.Incarnation);
            (long sequence, long acknowledged, long beyond) = seen.GetValueOrDefault(key);
            if (id.Sequence <= sequence)
                continue;
            bool told = _acknowledged.TryGetValue(key, out var mark) && id.Sequence <= mark.Sequence;
            seen[key] = (id.Sequence, acknowledged + (told ? count : 0), beyond + (told ? 0 : count));
        }
        long lost = 0;
        foreach ((var key, (long _, long transactions)) in _acknowledged)
            lost += transactions - seen.GetValueOrDefault(key).Acknowledged;
        return new AuditResult(seen.Values.Sum(s => s.Acknowledged + s.Beyond), lost, seen.ToDictionary(s => s.Key, s => s.Value.Beyond));
    }
}

/// <summary>What an audit found.</summary>
/// <param name="Committed">Transactions in the committed log.</param>
/// <param name="Lost">Transactions acknowledged and missing there.</param>
/// <param name="Unacknowledged">Per incarnation of an origin, transactions in the log that it was never told of.</param>
public sealed record AuditResult(long Committed, long Lost, IReadOnlyDictionary<(NodeId Origin, long Incarnation), long> Unacknowledged);
