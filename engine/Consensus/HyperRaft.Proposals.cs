using Aurigraph.Consensus.Log;
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
    public ProposeResult Propose(EntryPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (_role != RaftRole.Leader)
            return new ProposeResult(ProposeOutcome.NotLeader, _term, LogIndex.Zero, _leader);
        if (_uncommittedBytes > 0 && _uncommittedBytes + payload.QuotaSize > _options.MaxUncommittedBytes)
            return new ProposeResult(ProposeOutcome.UncommittedQuotaExceeded, _term, LogIndex.Zero, _leader);
        AppendOwn(payload);
        return new ProposeResult(ProposeOutcome.Accepted, _term, _log.LastIndex, _leader);
    }
}
