using Aurigraph.Node.Wire;
using Aurigraph.Storage.Records;
using Microsoft.Win32.SafeHandles;

namespace Aurigraph.Storage.Segments;

/// <summary>Reads a file from front to back through one buffer.</summary>
internal sealed class FileWindow(SafeFileHandle file)
{
    private readonly byte[] _buffer = new byte[1 << 20];
    private long _start;
    private int _length;

    /// <summary>Bytes of the file.</summary>
    public long FileLength { get; } = RandomAccess.GetLength(file);

    /// <summary>Bytes at an offset: at most so many, fewer at the end of the file or of the buffer, at least one where the file has one.</summary>
    public ReadOnlySpan<byte> At(long offset, long most)
    {
        if (offset < _start || offset >= _start + _length)
        {
            _start = offset;
            _length = RandomAccess.Read(file, _buffer, offset);
        }
        int from = (int)(offset - _start);
        return _buffer.AsSpan(from, (int)Math.Min(_length - from, most));
    }

    /// <summary>Copies bytes.</summary>
    /// <returns>Whether the file has as many.</returns>
    public bool TryCopy(long offset, Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            ReadOnlySpan<byte> part = At(offset, target.Length);
            if (part.IsEmpty)
                return false;
            part.CopyTo(target);
            target = target[part.Length..];
            offset += part.Length;
        }
        return true;
    }

    /// <summary>The CRC-32C of bytes.</summary>
    /// <returns>The checksum; null where the file has not as many.</returns>
    public uint? CrcOf(long offset, long length)
    {
        uint crc = Crc32C.Empty;
        while (length > 0)
        {
            ReadOnlySpan<byte> part = At(offset, length);
            if (part.IsEmpty)
                return null;
            crc = Crc32C.Append(crc, part);
            offset += part.Length;
            length -= part.Length;
        }
        return crc;
    }
}
