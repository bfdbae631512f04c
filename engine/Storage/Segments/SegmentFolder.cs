using System.Globalization;
using Aurigraph.Storage.Records;
using Microsoft.Win32.SafeHandles;

namespace Aurigraph.Storage.Segments;

/// <summary>What a folder of segments holds. Reading it changes nothing.</summary>
/// <param name="Segments">The segments, in order, each with where its records end.</param>
/// <param name="Unfinished">A file that a crash kept from becoming a segment.</param>
internal sealed record SegmentFolder(IReadOnlyList<(long Number, long End)> Segments, IReadOnlyList<string> Unfinished)
{
    /// <summary>The number of the last segment; 0 where there is none.</summary>
    public long LastNumber => Segments.Count == 0 ? 0 : Segments[^1].Number;

    /// <summary>Where the last segment's records end; 0 where there is none.</summary>
    public long LastEnd => Segments.Count == 0 ? 0 : Segments[^1].End;

    /// <summary>Reads the records of all segments.</summary>
    /// <param name="folder">The folder; it may be missing.</param>
    /// <param name="visitor">Gets the records.</param>
    /// <param name="notes">Takes what was found and left out.</param>
    /// <exception cref="StorageException">What was durable is damaged or missing, or was written by a newer program.</exception>
    public static SegmentFolder Read(string folder, IRecordVisitor visitor, ICollection<RecoveryNote> notes)
    {
        List<(string Path, SegmentHeader Header)> files = [];
        List<string> unfinished = [];
        foreach ((string path, long number) in FilesOf(folder))
        {
            if (unfinished.Count > 0)
                throw new CorruptStoreException(unfinished[0], 0, "the header of a segment is damaged, and others follow it");
            if (HeaderOf(path) is not { } header || header.Number != number)
                unfinished.Add(path);
            else if (files.Count > 0 && number != files[^1].Header.Number + 1)
                throw new CorruptStoreException(path, 0, $"segment {files[^1].Header.Number + 1} is missing before it");
            else
                files.Add((path, header));
        }
        if (files.Count == 0 && unfinished.Count > 0 && !unfinished[0].EndsWith(Segment.NameOf(1), StringComparison.Ordinal))
            throw new CorruptStoreException(unfinished[0], 0, "the header of the only segment is damaged");
        foreach (string path in unfinished)
            RequireUnused(path);
        List<(long Number, long End)> segments = [];
        for (int i = 0; i < files.Count; i++)
            segments.Add((files[i].Header.Number, ReadSegment(files[i].Path, files[i].Header.Number, i + 1 < files.Count ? files[i + 1].Header.PreviousEnd : null, visitor, notes)));
        return new SegmentFolder(segments, unfinished);
    }

    private static long ReadSegment(string path, long number, long? end, IRecordVisitor visitor, ICollection<RecoveryNote> notes)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.SequentialScan);
        var scan = new SegmentScan(path, number, new FileWindow(file));
        if (end is { } known)
        {
            scan.ReadTo(known, visitor);
            return known;
        }
        long found = scan.ReadAll(visitor, out RecoveryNote? note);
        if (note is not null)
            notes.Add(note);
        return found;
    }

    /// <summary>A file without a whole header was never written to behind it: a segment takes records when its header is durable.</summary>
    private static void RequireUnused(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.SequentialScan);
        long number = long.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture);
        if (new SegmentScan(path, number, new FileWindow(file)).AcknowledgedBehind(0) is { } proof)
            throw new CorruptStoreException(path, 0, $"the header of the segment is damaged, and it has acknowledged records, one at {proof}");
    }

    private static IEnumerable<(string Path, long Number)> FilesOf(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        return Directory.EnumerateFiles(folder, "*.segment")
            .Select(path => (path, long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0))
            .Where(file => file.Item2 > 0)
            .OrderBy(file => file.Item2);
    }

    private static SegmentHeader? HeaderOf(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[SegmentHeader.Size];
        if (RandomAccess.Read(file, bytes, 0) < SegmentHeader.Size)
            return null;
        SegmentHeader? header = SegmentHeader.Read(bytes, out int version);
        if (header is not null && version > SegmentHeader.Version)
            throw new StorageException(path, $"the segment has format {version}; this program reads up to {SegmentHeader.Version}", "Run the program that wrote it, or a newer one");
        return header;
    }
}
