using Aurigraph.Measurement;

namespace Aurigraph.Reports.Text;

/// <summary>The memory accounts in the order in which they are drawn: those that are taken before the first transaction, then those that
/// move with the load.</summary>
internal static class MemoryAccounts
{
    /// <summary>What a reader sees, in drawing order.</summary>
    public static readonly string[] Names = ["runtime", "state cache", "write buffers", "mempool", "bodies", "log", "network"];

    /// <summary>How many of the first accounts are fixed.</summary>
    public const int Fixed = 3;

    /// <summary>Bytes by account, in the order of <see cref="Names"/>.</summary>
    public static long[] Values(MemoryByAccount memory) =>
        [memory.Runtime, memory.StateCache, memory.WriteBuffer, memory.Mempool, memory.Bodies, memory.Log, memory.Network];
}
