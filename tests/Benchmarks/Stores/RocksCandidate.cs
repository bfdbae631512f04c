using System.Buffers.Binary;
using System.Runtime.InteropServices;
using RocksDbSharp;

namespace Aurigraph.Benchmarks.Stores;

/// <summary>RocksDB: a synced write batch, values of 2 KB and more in blob files, so that merging does not rewrite them.</summary>
internal sealed partial class RocksCandidate : ICandidateLog
{
    private readonly RocksDb _database;
    private readonly WriteBatch _batch = new();
    private readonly WriteOptions _synced = new WriteOptions().SetSync(true);
    private readonly byte[] _key = new byte[sizeof(long)];
    private long _next;

    public RocksCandidate(string folder)
    {
        DbOptions options = new DbOptions().SetCreateIfMissing().SetCompression(Compression.No).SetWriteBufferSize(64 << 20).SetMaxWriteBufferNumber(4);
        EnableBlobFiles(options.Handle, 1);
        SetMinBlobSize(options.Handle, 2_048);
        _database = RocksDb.Open(options, folder);
    }

    public void Append(ReadOnlyMemory<byte> content)
    {
        BinaryPrimitives.WriteInt64BigEndian(_key, _next++);
        _batch.Put(_key, content.Span);
    }

    public void Commit()
    {
        _database.Write(_batch, _synced);
        _batch.Clear();
    }

    public long ReadAll()
    {
        long count = 0;
        using Iterator iterator = _database.NewIterator(readOptions: new ReadOptions().SetVerifyChecksums(true));
        for (iterator.SeekToFirst(); iterator.Valid(); iterator.Next())
            count += iterator.GetValueSpan().IsEmpty ? 0 : 1;
        return count;
    }

    public void Dispose()
    {
        _batch.Dispose();
        _database.Dispose();
    }

    [LibraryImport("rocksdb", EntryPoint = "rocksdb_options_set_enable_blob_files")]
    private static partial void EnableBlobFiles(nint options, byte value);

    [LibraryImport("rocksdb", EntryPoint = "rocksdb_options_set_min_blob_size")]
    private static partial void SetMinBlobSize(nint options, ulong value);
}
