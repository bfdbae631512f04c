using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using Aurigraph.Live.Time;
using Aurigraph.Worlds.Journal;

namespace Aurigraph.Live.Journal;

/// <summary>A journal in files that are mapped into memory: adding a record costs a copy and no call of the system, and what was added outlives the process, if not the machine. Each
/// incarnation has files of its own; a file that is full is followed by the next. A record is its length (4 bytes), then itself; a length of 0 ends a file.</summary>
public sealed class MappedJournal : IJournalFile, IDisposable
{
    internal const string Extension = ".journal";
    private const int FileSize = 32 << 20;
    private const int LengthSize = sizeof(int);

    private readonly string _prefix;
    private int _number;
    private FileStream? _file;
    private MemoryMappedFile? _map;
    private MemoryMappedViewAccessor? _view;
    private int _at;

    /// <summary>Begins a journal.</summary>
    /// <param name="folder">Where its files are; made when it is not there.</param>
    public MappedJournal(string folder)
    {
        Directory.CreateDirectory(folder);
        _prefix = Path.Combine(folder, $"{MonotonicClock.Instance.Now.Nanoseconds:x16}");
        Open();
    }

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> record)
    {
        int needed = LengthSize + record.Length;
        if (needed > FileSize - LengthSize)
            throw new ArgumentException($"A record of {record.Length} bytes does not fit a journal's file of {FileSize}.", nameof(record));
        if (_at + needed > FileSize - LengthSize)
        {
            Close();
            Open();
        }
        Span<byte> length = stackalloc byte[LengthSize];
        BinaryPrimitives.WriteInt32LittleEndian(length, record.Length);
        var memory = _view!.SafeMemoryMappedViewHandle;
        memory.WriteSpan((ulong)(_at + LengthSize), record);
        memory.WriteSpan<byte>((ulong)_at, length);
        _at += needed;
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    /// <summary>The records of all incarnations in a folder, in their order.</summary>
    public static IEnumerable<JournalRecord> Read(string folder)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (string path in Directory.EnumerateFiles(folder, $"*{Extension}").Order(StringComparer.Ordinal))
        {
            byte[] bytes = File.ReadAllBytes(path);
            for (int at = 0; at + LengthSize <= bytes.Length;)
            {
                int length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
                if (length == 0)
                    break;
                at += LengthSize;
                if (length < JournalRecord.HeaderSize || length > bytes.Length - at)
                    throw new InvalidDataException($"{path}: at byte {at} a record of {length} bytes was found where {bytes.Length - at} are left; the file is damaged.");
                yield return new JournalRecord(bytes.AsMemory(at, length));
                at += length;
            }
        }
    }

    private void Open()
    {
        _file = new FileStream($"{_prefix}-{++_number:0000}{Extension}", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
        _file.SetLength(FileSize);
        _map = MemoryMappedFile.CreateFromFile(_file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = _map.CreateViewAccessor(0, FileSize);
        _at = 0;
    }

    private void Close()
    {
        _view?.Dispose();
        _map?.Dispose();
        if (_file is { } file)
        {
            file.SetLength(_at);
            file.Dispose();
        }
        _file = null;
    }
}
