using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Snapshots;

namespace Aurigraph.Consensus.Durability;

/// <summary>One write to the log store. Writes are made durable in the order in which they are drained, each as a whole, and each
/// is reported by <see cref="HyperRaft.Persisted"/> in that order; several may be under way.</summary>
public sealed class DurableWrite
{
    internal DurableWrite(long sequence, HardState? hardState, SnapshotMark? snapshot, EntrySlice entries, IReadOnlyList<RaftMessage> messagesAfter)
    {
        Sequence = sequence;
        HardState = hardState;
        Snapshot = snapshot;
        Entries = entries;
        MessagesAfter = messagesAfter;
    }

    /// <summary>Counts the writes of an incarnation, from 1.</summary>
    public long Sequence { get; }

    /// <summary>Term, vote and commit index to keep; null when the ones written last still hold.</summary>
    public HardState? HardState { get; }

    /// <summary>A snapshot that replaces the whole log: nothing in the store counts any more but the entries of this write. It is durable only
    /// when the state it stands for is. Null when there is none.</summary>
    public SnapshotMark? Snapshot { get; }

    /// <summary>Entries to keep. They replace whatever the store has at the index of the first of them and above.</summary>
    public EntrySlice Entries { get; }

    /// <summary>Messages that promise what this write holds: they may leave only once it is durable.</summary>
    public IReadOnlyList<RaftMessage> MessagesAfter { get; }

    /// <inheritdoc/>
    public override string ToString() => $"write {Sequence}: {HardState?.ToString() ?? "same state"}, {(Snapshot is null ? "" : $"{Snapshot}, ")}{Entries}";
}
