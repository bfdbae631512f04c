using Aurigraph.Contracts.Tests.Storage;
using Aurigraph.Node.Batches;
using Aurigraph.Storage.Logs;
using Aurigraph.Storage.Segments;
using Aurigraph.Units;

namespace Aurigraph.Storage.Tests.Disks;

public sealed class FullDiskTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [SmallDiskFact]
    public void A_log_on_a_full_disk_stops_says_so_once_and_keeps_what_it_acknowledged()
    {
        using SmallDisk disk = SmallDisk.TryMount(6)!;
        string folder = Path.Combine(disk.Path, "log");
        string ballast = Path.Combine(disk.Path, "ballast");
        File.WriteAllBytes(ballast, new byte[1 << 20]);
        List<BatchBody> acknowledged = Fill(folder);
        Assert.NotEmpty(acknowledged);
        Assert.True(Assert.Throws<StoreFailedException>(() => Open(folder)).IsDiskFull);
        File.Delete(ballast);
        using DurableLogStore again = Open(folder);
        foreach (BatchBody body in acknowledged)
            Assert.True(again.Body(body.Reference).MatchesDigest);
        Assert.True(again.Recover().Bodies.Count >= acknowledged.Count);
    }

    [SmallDiskFact]
    public void A_state_store_on_a_full_disk_stops_and_says_so()
    {
        using SmallDisk disk = SmallDisk.TryMount(8)!;
        using var failed = new FailureSeen();
        var settings = new NodeStorageSettings { Cluster = "full", Node = NodeId.Validator(1), SegmentSize = new ByteCount(65_536), State = new() { IsCompressed = false } };
        NodeStorage storage = StorageProvider.Open(Path.Combine(disk.Path, "node"), settings, failed.Take, TimeProvider.System);
        var answers = new Answers();
        var accounts = new Aurigraph.Node.Ledger.AccountBook(new(200_000, 5));
        for (int account = 0; account < 200_000; account += 512)
            accounts.Apply(new Aurigraph.Node.Transactions.Transfer(account, account + 1, 1, 0));
        for (int i = 1; i <= 20; i++)
            storage.State.Restore(new(new LogIndex(i), 1, []), accounts, 1_600_000, answers, i);
        Assert.True(failed.Wait(Deadline).IsDiskFull);
        storage.DisposeAsync().AsTask().Wait(Deadline);
        Assert.InRange(answers.Waiting, 0, 19);
    }

    private static DurableLogStore Open(string folder) => new(folder, new SegmentLogSettings { SegmentBytes = 1 << 20 }, new StorageCounters(), new List<RecoveryNote>(), failure => throw failure);

    /// <summary>Writes bodies until the store says that it failed.</summary>
    private static List<BatchBody> Fill(string folder)
    {
        using var failed = new FailureSeen();
        var answers = new Answers();
        List<BatchBody> acknowledged = [];
        using (var log = new DurableLogStore(folder, new SegmentLogSettings { SegmentBytes = 1 << 20 }, new StorageCounters(), new List<RecoveryNote>(), failed.Take))
        {
            for (int sequence = 1; !failed.IsSet; sequence++)
            {
                BatchBody body = GivenLog.Body(sequence, 50_000);
                log.AppendBody(body, answers, body);
                if (sequence % 8 == 0 && answers.Waiting > 0)
                    acknowledged.Add((BatchBody)answers.Next());
                Assert.True(sequence < 10_000, "the disk does not fill");
            }
        }
        StoreFailedException failure = failed.Wait(Deadline);
        Assert.True(failure.IsDiskFull, failure.ToString());
        Assert.Equal(1, failed.Count);
        while (answers.Waiting > 0)
            acknowledged.Add((BatchBody)answers.Next());
        return acknowledged;
    }

    /// <summary>Takes what a store tells when it fails.</summary>
    private sealed class FailureSeen : IDisposable
    {
        private readonly ManualResetEventSlim _set = new();
        private Exception? _failure;
        private int _count;

        public bool IsSet => _set.IsSet;

        public int Count => Volatile.Read(ref _count);

        public void Take(Exception failure)
        {
            Interlocked.Increment(ref _count);
            _failure = failure;
            _set.Set();
        }

        public StoreFailedException Wait(TimeSpan deadline)
        {
            Assert.True(_set.Wait(deadline), $"the store did not fail within {deadline}");
            return Assert.IsType<StoreFailedException>(_failure);
        }

        public void Dispose() => _set.Dispose();
    }
}
