using Aurigraph.Consensus.Log;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Transactions;
using Aurigraph.Storage.States;
using Aurigraph.Units;

namespace Aurigraph.Storage.Tests.Crashes;

/// <summary>What the process that is killed writes, entry by entry: known to both sides.</summary>
internal static class CrashHistory
{
    public static AccountSettings Accounts { get; } = new(2_000, 1_000);

    public static NodeStorageSettings Settings { get; } = new()
    {
        Cluster = "crash",
        Node = NodeId.Validator(1),
        SegmentSize = new ByteCount(1 << 20),
        State = new StateStoreSettings { Cache = new ByteCount(1_000_000), WriteBuffer = new ByteCount(256_000) },
    };

    /// <summary>The body of an entry: its length and its content follow from the index.</summary>
    public static BatchBody Body(long index)
    {
        byte[] content = new byte[100 + (index * 7_919 % 40_000)];
        new Random((int)index).NextBytes(content);
        var id = new BatchId(NodeId.Business(1), 1, index);
        return new BatchBody(new BatchReference(id, BatchDigest.Of(content), 3, content.Length), new Payload(content.Length, content));
    }

    public static LogEntry Entry(long index, BatchReference reference) => new(TermOf(index), new LogIndex(index), new BatchPayload(reference, null));

    public static Term TermOf(long index) => new(1 + (index / 100));

    public static LedgerState State(long index) => new(new LogIndex(index), (ulong)index, [new OriginMark(NodeId.Business(1), 1, index)]) { Term = TermOf(index) };

    /// <summary>The balances after an entry.</summary>
    public static AccountBook AccountsAt(long index)
    {
        var accounts = new AccountBook(Accounts);
        for (long i = 1; i <= index; i++)
            Pay(accounts, i);
        return accounts;
    }

    /// <summary>What an entry does to the balances.</summary>
    public static void Pay(AccountBook accounts, long index) => accounts.Apply(new Transfer(index * 31 % 2_000, index * 17 % 2_000, 1, (ulong)index));
}
