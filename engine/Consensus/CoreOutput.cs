using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Reads;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <summary>What the caller must now do. The object and its lists are used again: they hold until the next <see cref="HyperRaft.Drain"/>;
/// the messages, entries and the write in them are immutable and may be kept. Inputs may be given while it is being read.</summary>
public sealed class CoreOutput
{
    internal List<RaftMessage> MessageList { get; set; } = [];

    internal List<LogEntry> CommittedList { get; } = [];

    internal List<ReadResult> ReadList { get; set; } = [];

    /// <summary>Messages that may leave now, even while a write is under way; to one receiver in this order.</summary>
    public IReadOnlyList<RaftMessage> Messages => MessageList;

    /// <summary>What to make durable, after all writes drained before it; null when nothing is to be written.</summary>
    public DurableWrite? Write { get; internal set; }

    /// <summary>A snapshot that takes the place of the state machine's state, before any of <see cref="Committed"/> is applied; null when there is none.
    /// It must be durable before <see cref="Write"/> is reported durable.</summary>
    public SnapshotMark? Restore { get; internal set; }

    /// <summary>Reads that may be answered once the state machine has applied the index that comes with each.</summary>
    public IReadOnlyList<ReadResult> Reads => ReadList;

    /// <summary>Entries that have become committed, to be applied in this order, each handed out once. On a member with a slow disk
    /// they may be committed before its own disk holds them.</summary>
    public IReadOnlyList<LogEntry> Committed => CommittedList;

    /// <summary>Time from now until which <see cref="HyperRaft.Advance"/> must be called, at the latest. A call before that is
    /// harmless, so a timer that is armed for an earlier time may stay and be armed anew when it fires.</summary>
    public Duration NextDeadline { get; internal set; }
}
