using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Storage.Folders;
using Aurigraph.Storage.Logs;
using Aurigraph.Storage.Segments;
using Aurigraph.Storage.States;
using Aurigraph.Units;
using Microsoft.Win32.SafeHandles;

namespace Aurigraph.Storage.Audits;

/// <summary>The data of a node that does not run, to be read: what it committed, and what state it kept. Nothing is changed, and no node can use the folder meanwhile.</summary>
public sealed class StoppedNode : IDisposable
{
    private const string Present = "CURRENT";

    private readonly DataFolder _folder;
    private readonly LogContents _contents;
    private readonly ArchiveIndex _archive;

    private StoppedNode(DataFolder folder, LogContents contents, ArchiveIndex archive, LedgerState? state, IReadOnlyList<RecoveryNote> notes) =>
        (_folder, _contents, _archive, State, RecoveryNotes) = (folder, contents, archive, state, notes);

    /// <summary>Whose data it is.</summary>
    public NodeIdentity Identity => _folder.Identity;

    /// <summary>The last checkpoint: its marks tell what of each origin was applied, that of entries before <see cref="Begin"/> included. Null when there is none.</summary>
    public LedgerState? State { get; }

    /// <summary>What the log begins after; null when it begins at index 1.</summary>
    public SnapshotMark? Begin => _contents.Begin;

    /// <summary>The entries that the log has, committed or not, without bodies.</summary>
    public IEnumerable<LogEntry> Entries => _contents.Entries.Select(e => e.Entry);

    /// <summary>The last index that the node itself knew to be committed: that of its hard state or that of its checkpoint, whichever is higher. Its peers may know more.</summary>
    public LogIndex Committed => LogIndex.Max(_contents.State?.Commit ?? LogIndex.Zero, State?.Applied ?? LogIndex.Zero);

    /// <summary>What a crash left, and opening the node will put right.</summary>
    public IReadOnlyList<RecoveryNote> RecoveryNotes { get; }

    /// <summary>Opens the data folder of a stopped node. Reads and checks the log.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="time">The machine's clock.</param>
    /// <exception cref="DataFolderException">There is none, a process uses it, or a newer program wrote it.</exception>
    /// <exception cref="StorageException">What was durable is damaged.</exception>
    public static StoppedNode Open(string path, TimeProvider time)
    {
        DataFolder folder = DataFolder.OpenStopped(path, time);
        try
        {
            List<RecoveryNote> notes = [];
            string log = Path.Combine(path, StorageProvider.LogFolder);
            var contents = new LogContents();
            SegmentFolder.Read(log, contents, notes);
            contents.Complete(log);
            var archive = new ArchiveIndex();
            SegmentFolder.Read(Path.Combine(path, StorageProvider.ArchiveFolder), archive, notes);
            return new StoppedNode(folder, contents, archive, StateIn(path), notes);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The committed entries that the log still has, in order, as far as the node itself knew; each body is read when it is come to.</summary>
    /// <param name="upTo">How far, where the caller knows of more than <see cref="Committed"/>; null: as far as that.</param>
    /// <exception cref="CorruptStoreException">A body is not what was written.</exception>
    public IEnumerable<CommittedEntry> CommittedLog(LogIndex? upTo = null)
    {
        LogIndex last = upTo ?? Committed;
        using var files = new OpenFiles(Path.Combine(_folder.Path, StorageProvider.LogFolder));
        foreach (KeptEntry kept in _contents.Entries)
        {
            if (kept.Entry.Index > last)
                yield break;
            BatchReference? reference = (kept.Entry.Payload as BatchPayload)?.Reference;
            yield return new CommittedEntry(kept.Entry, reference is not null && _contents.Find(reference.Id) is { } body ? files.Read(reference, body.Address) : null);
        }
    }

    /// <summary>The committed stream that an observer archived, in order, each index once.</summary>
    /// <exception cref="CorruptStoreException">A body is not what was written.</exception>
    public IEnumerable<CommittedEntry> Archived()
    {
        using var files = new OpenFiles(Path.Combine(_folder.Path, StorageProvider.ArchiveFolder));
        foreach ((LogEntry entry, ContentAddress? address) in _archive.Entries)
            yield return new CommittedEntry(entry, address is { } kept ? files.Read(((BatchPayload)entry.Payload!).Reference, kept) : null);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static LedgerState? StateIn(string path)
    {
        string rocks = Path.Combine(path, StorageProvider.StateFolder);
        string level = Path.Combine(path, StorageProvider.LevelStateFolder);
        LedgerState? state = null;
        if (File.Exists(Path.Combine(rocks, Present)))
        {
            using var database = RocksDatabase.OpenReadOnly(rocks);
            state = DatabaseStateStore.Recover(database, rocks);
        }
        if (File.Exists(Path.Combine(level, Present)))
        {
            using var database = LevelDatabase.Open(level, new StateStoreSettings());
            LedgerState? other = DatabaseStateStore.Recover(database, level);
            state = state is null || other?.Applied > state.Applied ? other : state;
        }
        return state;
    }

    /// <summary>Segments that are read from, each opened once.</summary>
    private sealed class OpenFiles(string folder) : IDisposable
    {
        private readonly Dictionary<long, (SafeFileHandle File, string Path)> _open = [];

        public BatchBody Read(BatchReference reference, in ContentAddress address)
        {
            if (address.Length == 0)
                return new BatchBody(reference, Payload.Described(reference.Bytes));
            if (!_open.TryGetValue(address.Segment, out (SafeFileHandle File, string Path) segment))
            {
                string path = Path.Combine(folder, Segment.NameOf(address.Segment));
                segment = (File.OpenHandle(path), path);
                _open.Add(address.Segment, segment);
            }
            byte[] content = address.Read(segment.File, segment.Path);
            return new BatchBody(reference, new Payload(content.Length, content));
        }

        public void Dispose()
        {
            foreach ((SafeFileHandle file, _) in _open.Values)
                file.Dispose();
        }
    }
}
