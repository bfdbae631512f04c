using System.Buffers.Binary;
using Aurigraph.Worlds.Journal;

namespace Aurigraph.Live.Journal;

/// <summary>Reads a journal while it is being written. Not for several threads.</summary>
public sealed class JournalTail(string folder) : IDisposable
{
    private const int BlockSize = 1 << 20;
    private const int FirstRead = 4096;
    private const int LookEvery = 10;

    private readonly byte[] _block = new byte[BlockSize];
    private string? _path;
    private FileStream? _file;
    private long _at;
    private long _reads;

    /// <summary>The records added since this was last asked.</summary>
    public IReadOnlyList<JournalRecord> Read()
    {
        var records = new List<JournalRecord>();
        while (true)
        {
            if (_file is null && !OpenNext())
                return records;
            // Looked for before the file is read to its end: nothing is added to a file once the next one is there. Not each time: to list a folder costs more than to read.
            bool isLast = ++_reads % LookEvery != 0 || NextPath() is null;
            ReadFile(records);
            if (isLast || !OpenNext())
                return records;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private bool OpenNext()
    {
        if (NextPath() is not { } next)
            return false;
        _file?.Dispose();
        _file = new FileStream(next, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        (_path, _at) = (next, 0);
        return true;
    }

    private string? NextPath() => !Directory.Exists(folder) ? null
        : Directory.EnumerateFiles(folder, $"*{MappedJournal.Extension}").Where(p => _path is null || string.CompareOrdinal(p, _path) > 0).Min(StringComparer.Ordinal);

    private void ReadFile(List<JournalRecord> records)
    {
        // Little at first: as a rule there is nothing new, or a little.
        for (int wanted = FirstRead; ; wanted = _block.Length)
        {
            int length = RandomAccess.Read(_file!.SafeFileHandle, _block.AsSpan(0, wanted), _at);
            int used = 0;
            while (used + sizeof(int) <= length)
            {
                int size = BinaryPrimitives.ReadInt32LittleEndian(_block.AsSpan(used));
                if (size == 0)
                {
                    _at += used;
                    return;
                }
                if (used + sizeof(int) + size > length)
                    break;
                records.Add(new JournalRecord(_block.AsSpan(used + sizeof(int), size).ToArray()));
                used += sizeof(int) + size;
            }
            _at += used;
            if (used == 0 && (wanted == _block.Length || length < sizeof(int)))
                return;
        }
    }
}
