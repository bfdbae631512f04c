using Aurigraph.Experiment;
using Aurigraph.Node.Ports;
using Aurigraph.Storage.Archives;
using Aurigraph.Storage.Folders;
using Aurigraph.Storage.Logs;
using Aurigraph.Storage.Segments;
using Aurigraph.Storage.States;

namespace Aurigraph.Storage;

/// <summary>Opens the stores of a node.</summary>
public static class StorageProvider
{
    internal const string LogFolder = "log";
    internal const string StateFolder = "state";
    internal const string LevelStateFolder = "state-leveldb";
    internal const string ArchiveFolder = "archive";

    /// <summary>Opens the stores in a node's data folder, which is made where there is none. Blocks while it reads and checks the log.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="settings">Whose stores, and how they are kept.</param>
    /// <param name="failed">Told, on a thread of the store, when a store cannot go on, as with a full disk. It has stopped: what it had acknowledged is on disk, and it answers nothing any more. The
    /// node is to be stopped.</param>
    /// <param name="time">The machine's clock.</param>
    /// <exception cref="DataFolderException">The folder is not this node's, or not to be used now. Nothing was touched.</exception>
    /// <exception cref="StorageException">What was durable is damaged, or was written by a newer program.</exception>
    public static NodeStorage Open(string path, NodeStorageSettings settings, Action<Exception> failed, TimeProvider time)
    {
        DataFolder folder = DataFolder.Open(path, settings.Cluster, settings.Node, settings.ScenarioDigest, time);
        var opened = new Stack<IDisposable>([folder]);
        try
        {
            var counters = new StorageCounters();
            List<RecoveryNote> notes = [];
            bool isSynced = settings.Sync == SyncMode.Batch;
            var segments = new SegmentLogSettings { SegmentBytes = settings.SegmentSize.Bytes, IsSynced = isSynced };
            var log = new DurableLogStore(Path.Combine(path, LogFolder), segments, counters, notes, failed);
            opened.Push(log);
            IStateStore state = OpenState(path, settings, isSynced, counters, failed);
            if (state is IDisposable closing)
                opened.Push(closing);
            var archive = new DurableArchive(Path.Combine(path, ArchiveFolder), segments, counters, notes, failed);
            return new NodeStorage(folder, log, state, archive, counters, notes, time, failed);
        }
        catch
        {
            while (opened.TryPop(out IDisposable? part))
                part.Dispose();
            throw;
        }
    }

    private static IStateStore OpenState(string path, NodeStorageSettings settings, bool isSynced, StorageCounters counters, Action<Exception> failed)
    {
        string folder = Path.Combine(path, settings.Engine == StateEngine.LevelDb ? LevelStateFolder : StateFolder);
        return settings.Engine switch
        {
            StateEngine.Memory => new MemoryStateStore(),
            StateEngine.RocksDb => new DatabaseStateStore(folder, RocksDatabase.Open(folder, settings.State), isSynced, counters, failed),
            StateEngine.LevelDb => new DatabaseStateStore(folder, LevelDatabase.Open(folder, settings.State), isSynced, counters, failed),
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Engine, "There is no state store of this kind."),
        };
    }
}
