using Microsoft.Win32.SafeHandles;

namespace Aurigraph.Benchmarks.Stores;

/// <summary>The floor: one file with its blocks in place, written over from the front, and synced. No checksums, nothing to be found again.</summary>
internal sealed class BareFile : ICandidateLog
{
    private const long Length = 1L << 28;
    private readonly SafeFileHandle _file;
    private readonly List<ReadOnlyMemory<byte>> _staged = [];
    private long _bytes;
    private long _at;

    public BareFile(string folder)
    {
        _file = File.OpenHandle(Path.Combine(folder, "bare"), FileMode.Create, FileAccess.ReadWrite, preallocationSize: Length);
        byte[] zeros = new byte[1 << 20];
        for (long at = 0; at < Length; at += zeros.Length)
            RandomAccess.Write(_file, zeros, at);
        RandomAccess.FlushToDisk(_file);
    }

    public void Append(ReadOnlyMemory<byte> content)
    {
        _staged.Add(content);
        _bytes += content.Length;
    }

    public void Commit()
    {
        if (_at + _bytes > Length)
            _at = 0;
        RandomAccess.Write(_file, _staged, _at);
        Aurigraph.Storage.Segments.Durable.Sync(_file, "bare");
        _at += _bytes;
        _staged.Clear();
        _bytes = 0;
    }

    public long ReadAll() => 0;

    public void Dispose() => _file.Dispose();
}
