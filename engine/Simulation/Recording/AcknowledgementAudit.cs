using Aurigraph.Consensus.Log;
using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Recording;

/// <summary>Holds what was acknowledged against the log that a live quorum has at the end: what is missing there is lost.</summary>
internal sealed class AcknowledgementAudit
{
    private readonly SortedDictionary<(NodeId Origin, long Incarnation), (long Sequence, long Transactions)> _acknowledged = [];

    /// <summary>A batch was acknowledged as final. Acknowledgements of an incarnation come in order.</summary>
    public void OnFinal(BatchReference reference)
    {
        (NodeId Origin, long Incarnation) key = (reference.Id.Origin, reference.Id.Incarnation);
        (long _, long transactions) = _acknowledged.GetValueOrDefault(key);
        _acknowledged[key] = (reference.Id.Sequence, transactions + reference.Count);
    }

    /// <summary>Counts what the committed log holds.</summary>
    /// <param name="committed">Committed entries, in order.</param>
    public AuditResult Audit(IEnumerable<LogEntry> committed)
    {
        var seen = new SortedDictionary<(NodeId Origin, long Incarnation), (long Sequence, long Acknowledged, long Beyond)>();
        foreach (LogEntry entry in committed)
        {
            if (entry.Payload is not BatchPayload batch)
                continue;
            BatchId id = batch.Reference.Id;
            var key = (id.Origin, id.Incarnation);
            (long sequence, long acknowledged, long beyond) = seen.GetValueOrDefault(key);
            if (id.Sequence <= sequence)
                continue;
            bool told = _acknowledged.TryGetValue(key, out var mark) && id.Sequence <= mark.Sequence;
            seen[key] = (id.Sequence, acknowledged + (told ? batch.Reference.Count : 0), beyond + (told ? 0 : batch.Reference.Count));
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
internal sealed record AuditResult(long Committed, long Lost, IReadOnlyDictionary<(NodeId Origin, long Incarnation), long> Unacknowledged);
