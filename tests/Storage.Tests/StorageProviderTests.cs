using Aurigraph.Contracts.Tests.Storage;
using Aurigraph.Experiment;
using Aurigraph.Node.Batches;
using Aurigraph.Storage.Audits;
using Aurigraph.Storage.Folders;
using Aurigraph.Storage.Tests.Given;
using Aurigraph.Units;

namespace Aurigraph.Storage.Tests;

public sealed class StorageProviderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Answers _answers = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "node");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_stores_of_a_node_are_in_its_folder()
    {
        await using (NodeStorage storage = Open())
        {
            storage.Log.RaiseIncarnation(1, _answers, "log");
            Assert.Equal("log", _answers.Next());
            storage.State.Checkpoint(new(new LogIndex(4), 1, []), null, 10, _answers, "state");
            Assert.Equal("state", _answers.Next());
            Assert.True(storage.Counters is { Syncs: >= 2, BytesWritten: > 0, Writes: 2 });
            Assert.True(storage.Counters.TakeSyncTimes().Count >= 2);
            Assert.Equal(0, storage.Counters.TakeSyncTimes().Count);
        }
        await using NodeStorage again = Open();
        Assert.Equal((1, 4), (again.Log.Recover().Incarnation, again.State.Recover()!.Applied.Value));
        Assert.Empty(again.RecoveryNotes);
    }

    [Fact]
    public async Task A_folder_that_is_open_is_not_opened_again()
    {
        await using NodeStorage storage = Open();
        Assert.Equal(FolderFault.InUse, Assert.Throws<DataFolderException>(() => Open()).Fault);
    }

    [Fact]
    public async Task State_in_memory_is_gone_after_a_restart()
    {
        NodeStorageSettings settings = Settings with { Engine = StateEngine.Memory };
        await using (NodeStorage storage = Open(settings))
        {
            Assert.False(storage.State.IsDurable);
            storage.State.Checkpoint(new(new LogIndex(4), 1, []), null, 10, _answers, "state");
            Assert.Equal("state", _answers.Next());
        }
        await using NodeStorage again = Open(settings);
        Assert.Null(again.State.Recover());
    }

    [Fact]
    public async Task Without_syncs_writes_are_acknowledged_and_nothing_is_synced()
    {
        await using NodeStorage storage = Open(Settings with { Sync = SyncMode.None });
        storage.Log.RaiseIncarnation(1, _answers, "log");
        Assert.Equal("log", _answers.Next());
        storage.State.Checkpoint(new(new LogIndex(4), 1, []), null, 10, _answers, "state");
        Assert.Equal("state", _answers.Next());
        Assert.Equal(0, storage.Counters.Syncs);
    }

    [Fact]
    public async Task The_committed_log_of_a_stopped_node_can_be_read()
    {
        await using (NodeStorage storage = Open())
        {
            foreach (int sequence in new[] { 1, 2, 3 })
                storage.Log.AppendBody(GivenLog.Body(sequence), _answers, sequence);
            storage.Log.Append(GivenLog.Write(GivenLog.State(1, 3), GivenLog.Batch(1, 1, 1), GivenLog.Nothing(1, 2), GivenLog.Batch(1, 3, 2), GivenLog.Batch(1, 4, 3)), _answers, "entries");
            while (_answers.Next() is not "entries")
            {
            }
        }
        using StoppedNode stopped = StoppedNode.Open(Path, TimeProvider.System);
        CommittedEntry[] committed = [.. stopped.CommittedLog()];
        Assert.Equal([1, 2, 3], committed.Select(c => c.Entry.Index.Value));
        Assert.Equal([1, null, 2], committed.Select(c => c.Body?.Reference.Id.Sequence));
        Assert.All(committed, c => Assert.True(c.Body?.MatchesDigest ?? true));
        Assert.Equal(4, stopped.CommittedLog(new LogIndex(9)).Count());
    }

    [Fact]
    public async Task An_archive_can_be_read_each_index_once()
    {
        await using (NodeStorage storage = Open())
            Store(storage, 1, 2, 3);
        await using (NodeStorage storage = Open())
            Store(storage, 2, 3, 4);
        using StoppedNode stopped = StoppedNode.Open(Path, TimeProvider.System);
        CommittedEntry[] archived = [.. stopped.Archived()];
        Assert.Equal([1, 2, 3, 4], archived.Select(c => c.Entry.Index.Value));
        Assert.All(archived, c => Assert.True(c.Body!.MatchesDigest));
    }

    [Fact]
    public async Task Reading_a_stopped_node_changes_nothing_of_its_log()
    {
        await using (NodeStorage storage = Open())
            Store(storage, 1);
        string[] before = Files();
        using (StoppedNode stopped = StoppedNode.Open(Path, TimeProvider.System))
            Assert.Single(stopped.Archived());
        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_node_has_its_share_of_the_cache_of_its_process()
    {
        var container = new Container
        {
            Id = "validator-container-1", Role = NodeRole.Validator, Nodes = [.. Enumerable.Range(1, 4).Select(NodeId.Validator)], Cores = 4, Memory = new ByteCount(1_000_000_000), Processes = 1,
            RuntimeBase = ByteCount.Zero, Threads = 4, ThreadStack = ByteCount.Zero, StateCache = new ByteCount(40_000_000), WriteBuffer = new ByteCount(8_000_000), WriteBuffers = 3,
        };
        var storage = new StorageSettings(StateEngine.RocksDb, ByteCount.Zero, SyncMode.Batch) { BloomFilterBits = 7, IsCompressed = false };
        NodeStorageSettings shared = NodeStorageSettings.Of("net", NodeId.Validator(2), container, storage);
        Assert.Equal((10_000_000, 2_000_000, 3, 7, false), (shared.State.Cache.Bytes, shared.State.WriteBuffer.Bytes, shared.State.WriteBuffers, shared.State.BloomFilterBits, shared.State.IsCompressed));
        NodeStorageSettings alone = NodeStorageSettings.Of("net", NodeId.Validator(2), container with { Processes = 4 }, storage);
        Assert.Equal((40_000_000, 8_000_000), (alone.State.Cache.Bytes, alone.State.WriteBuffer.Bytes));
    }

    private static NodeStorageSettings Settings { get; } = new() { Cluster = "net", Node = NodeId.Validator(1), SegmentSize = new ByteCount(65_536) };

    private NodeStorage Open(NodeStorageSettings? settings = null) => StorageProvider.Open(Path, settings ?? Settings, failure => throw failure, TimeProvider.System);

    private void Store(NodeStorage storage, params int[] indices)
    {
        foreach (int index in indices)
            storage.Archive.Store(GivenLog.BatchWithBody(1, index, index), 1_000, _answers, index);
        foreach (int index in indices)
            Assert.Equal(index, _answers.Next());
    }

    private string[] Files() => [.. Directory.GetFiles(System.IO.Path.Combine(Path, "archive")).Concat(Directory.GetFiles(System.IO.Path.Combine(Path, "log")))
        .Order(StringComparer.Ordinal).Select(f => $"{f} {new FileInfo(f).Length} {File.GetLastWriteTimeUtc(f):O}")];
}
