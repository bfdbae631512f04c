using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Messages;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <summary>What the caller must now do. The object and its lists are used again: they hold until the next <see cref="HyperRaft.Drain"/>;
/// the messages, entries and the write in them are immutable and may be kept. Inputs may be given while it is being read.</summary>
public sealed class CoreOutput
{
    internal List<RaftMessage> MessageList { get; set; } = [];

    internal List<LogEntry> CommittedList { get; } = [];

    /// <summary>Messages that may leave now, even while a write is under way; to one receiver in this order.</summary>
    public IReadOnlyList<RaftMessage> Messages => MessageList;

    /// <summary>What to make durable, after all writes drained before it; null when nothing is to be written.</summary>
    public DurableWrite? Write { get; internal set; }

    /// <summary>Entries that have become committed, to be applied in this order, each handed out once. On a member with a slow disk
    /// they may be committed before its own disk holds them.</summary>
    public IReadOnlyList<LogEntry> Committed => CommittedList;

    /// <summary>Time from now until which <see cref="HyperRaft.Advance"/> must be called, at the latest. A call before that is
    /// harmless, so a timer that is armed for an earlier time may stay and be armed anew when it fires.</summary>
    public Duration NextDeadline { get; internal set; }
}
