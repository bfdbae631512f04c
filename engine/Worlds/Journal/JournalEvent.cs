namespace Aurigraph.Worlds.Journal;

/// <summary>What a record of a journal says. The numbers are part of the format.</summary>
public enum JournalEvent : byte
{
    /// <summary>Nothing: the end of what was written.</summary>
    None = 0,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.Admitted"/>
    Admitted = 1,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.Rejected"/>
    Rejected = 2,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.BatchClosed"/>
    BatchClosed = 3,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.WindowBlocked"/>
    WindowBlocked = 4,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.ApplyStalled"/>
    ApplyStalled = 5,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.BatchFinal"/>
    BatchFinal = 6,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.LeaderView"/>
    LeaderView = 7,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.Proposed"/>
    Proposed = 8,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.Committed"/>
    Committed = 9,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.LogRecovered"/>
    LogRecovered = 10,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.LogAppended"/>
    LogAppended = 11,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.LogTruncated"/>
    LogTruncated = 12,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.LogCompacted"/>
    LogCompacted = 13,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.LogReplaced"/>
    LogReplaced = 14,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.SnapshotRestored"/>
    SnapshotRestored = 15,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.Durable"/>
    Durable = 16,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.Applied"/>
    Applied = 17,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.Failed"/>
    Failed = 18,

    /// <summary>A body is on a validator's disk.</summary>
    BodyDurable = 19,

    /// <summary>A validator forgot a body.</summary>
    BodyDropped = 20,

    /// <summary>A node starts from a checkpoint.</summary>
    Restarted = 21,

    /// <summary>A client submits transactions.</summary>
    Submitted = 22,

    /// <summary>What the process used so far.</summary>
    Usage = 23,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.BalancesMoved"/>
    BalancesMoved = 24,

    /// <inheritdoc cref="Aurigraph.Node.Ports.INodeProbe.ConfigurationTook"/>
    ConfigurationTook = 25,
}
