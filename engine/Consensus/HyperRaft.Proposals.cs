using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>Proposals.</content>
public sealed partial class HyperRaft
{
    private long _uncommittedBytes;

    /// <summary>As leader: bytes of entries not yet committed, of the <see cref="CoreOptions.MaxUncommittedBytes"/> allowed.</summary>
    public long UncommittedBytes => _role == RaftRole.Leader ? _uncommittedBytes : 0;

    /// <summary>Asks for a place in the log. Accepted means appended to this leader's log, not committed. Proposals made before one
    /// <see cref="Drain"/> travel together.</summary>
    /// <param name="payload">What is ordered; null proposes an entry that orders nothing.</param>
    /// <exception cref="ArgumentException">A change of members, which <see cref="ProposeChange"/> takes.</exception>
    public ProposeResult Propose(EntryPayload? payload)
    {
        if (payload is ConfigurationChange)
            throw new ArgumentException($"A change of members is not proposed like other entries; call {nameof(ProposeChange)}.", nameof(payload));
        if (RefusalOfProposals() is { } refusal)
            return Refused(refusal);
        if (payload is not null && _uncommittedBytes > 0 && _uncommittedBytes + payload.QuotaSize > _options.MaxUncommittedBytes)
            return Refused(ProposeOutcome.UncommittedQuotaExceeded);
        AppendOwn(payload);
        return new ProposeResult(ProposeOutcome.Accepted, _term, _log.LastIndex, _leader);
    }

    private ProposeOutcome? RefusalOfProposals()
    {
        if (_role != RaftRole.Leader)
            return ProposeOutcome.NotLeader;
        if (!_configuration.Contains(_self))
            return ProposeOutcome.NotMember;
        return _transferee.IsNone ? null : ProposeOutcome.TransferUnderWay;
    }

    private ProposeResult Refused(ProposeOutcome outcome) => new(outcome, _term, LogIndex.Zero, _leader);

    private void AppendOwn(EntryPayload? payload)
    {
        var entry = new LogEntry(_term, _log.LastIndex.Next, payload);
        _log.Append(entry);
        _uncommittedBytes += entry.QuotaSize;
    }
}
