using System.Globalization;
using Aurigraph.Storage.Records;
using Microsoft.Win32.SafeHandles;

namespace Aurigraph.Storage.Segments;

/// <content>Files: opened, begun, given up, used again.</content>
internal sealed partial class SegmentLog
{
    private const string SpareNames = "*.spare";

    /// <summary>Opens the log of a folder, hands over what it holds, and begins a segment.</summary>
    /// <param name="folder">The folder; made where there is none.</param>
    /// <param name="settings">How it is kept.</param>
    /// <param name="counters">What counts its traffic.</param>
    /// <param name="visitor">Gets all records that are kept.</param>
    /// <param name="notes">Takes what was found and put right.</param>
    /// <exception cref="StorageException">What was durable is damaged, or was written by a newer program; or the disk does not take a new segment.</exception>
    public static SegmentLog Open(string folder, SegmentLogSettings settings, StorageCounters counters, IRecordVisitor visitor, ICollection<RecoveryNote> notes)
    {
        Directory.CreateDirectory(folder);
        SegmentFolder found = SegmentFolder.Read(folder, visitor, notes);
        var log = new SegmentLog(folder, settings, counters);
        try
        {
            foreach ((long number, _) in found.Segments)
                log.Reopen(number);
            foreach (string unfinished in found.Unfinished)
                File.Delete(unfinished);
            log.Begin(found.LastNumber + 1, found.LastEnd, 0);
            if (log._segments.TryGetValue(found.LastNumber, out Segment? before))
                RandomAccess.SetLength(before.File, found.LastEnd);
        }
        catch (Exception failure)
        {
            log.Dispose();
            if (failure is IOException)
                throw new StoreFailedException(folder, $"a segment cannot be begun, {failure.Message}", failure);
            throw;
        }
        return log;
    }

    private void Reopen(long number)
    {
        string path = Path.Combine(_folder, Segment.NameOf(number));
        SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        _segments.Add(number, new Segment(number, path, file, RandomAccess.GetLength(file)));
    }

    /// <summary>Begins a segment: its file, its header, and what came before. All of the segment before it is durable. On return the new one is, too.</summary>
    private void Begin(long number, long previousEnd, long length)
    {
        byte[]? before = _settings.Base?.Invoke();
        long needed = SegmentHeader.Size + length + (before is null ? 0 : new RecordHeader(RecordKind.Base, 0, before.Length, 0, 0, 0).Length);
        Segment segment = Make(number, Math.Max(_settings.SegmentBytes, needed));
        lock (_lock)
        {
            _segments.Add(number, segment);
            _last = segment;
            if (_settings.IsSynced && _segments.TryGetValue(number - 1 - _settings.CachedSegments, out Segment? old))
                Durable.Uncache(old.File);
        }
        byte[] header = new byte[SegmentHeader.Size];
        new SegmentHeader(number, previousEnd).Write(header);
        _staged.Add(header);
        _writtenTo = 0;
        _stagedTo = SegmentHeader.Size;
        _durableTo = 0;
        if (before is not null)
            Stage(RecordKind.Base, before, [], [], before.Length, 0);
        Flush();
        Sync();
        if (_settings.IsSynced)
            Durable.SyncFolder(_folder);
    }

    private Segment Make(long number, long capacity)
    {
        string path = Path.Combine(_folder, Segment.NameOf(number));
        if (capacity == _settings.SegmentBytes && Directory.EnumerateFiles(_folder, SpareNames).FirstOrDefault() is { } spare)
        {
            File.Move(spare, path);
            return Sized(number, path, File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read), capacity);
        }
        return Sized(number, path, File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, FileOptions.None, capacity), capacity);
    }

    private static Segment Sized(long number, string path, SafeFileHandle file, long capacity)
    {
        try
        {
            RandomAccess.SetLength(file, capacity);
            return new Segment(number, path, file, capacity);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A file of the usual size is kept to be written over; its old records carry their old place and count as nothing.</summary>
    private void GiveUp(Segment segment)
    {
        segment.Dispose();
        if (segment.Capacity == _settings.SegmentBytes && Directory.EnumerateFiles(_folder, SpareNames).Count() < _settings.SpareFiles)
            File.Move(segment.Path, Path.Combine(_folder, segment.Number.ToString("D12", CultureInfo.InvariantCulture) + SpareNames[1..]));
        else
            File.Delete(segment.Path);
    }
}
