using Aurigraph.Node.Wire;
using Aurigraph.Storage.Records;
using Microsoft.Win32.SafeHandles;

namespace Aurigraph.Storage.Segments;

/// <summary>Where content of a record lies.</summary>
/// <param name="Segment">Number of the segment.</param>
/// <param name="Offset">Offset in its file.</param>
/// <param name="Length">Bytes; 0 where nothing is kept.</param>
/// <param name="Crc">CRC-32C of the bytes.</param>
internal readonly record struct ContentAddress(long Segment, long Offset, int Length, uint Crc)
{
    /// <summary>Reads it.</summary>
    /// <param name="file">The segment's file.</param>
    /// <param name="path">Its name.</param>
    /// <exception cref="CorruptStoreException">It is not what was written.</exception>
    public byte[] Read(SafeFileHandle file, string path)
    {
        byte[] content = GC.AllocateUninitializedArray<byte>(Length);
        int read = 0;
        while (read < content.Length)
        {
            int more = RandomAccess.Read(file, content.AsSpan(read), Offset + read);
            if (more == 0)
                break;
            read += more;
        }
        if (read < content.Length || Crc32C.Of(content) != Crc)
            throw new CorruptStoreException(path, Offset, $"a content of {Length} bytes is not what was written");
        return content;
    }
}
