using RocksDbSharp;

namespace Aurigraph.Storage.States;

/// <summary>A RocksDB database. Not for several threads, but for reading beside one that writes.</summary>
internal sealed class RocksDatabase : IKeyValueDatabase
{
    private readonly Cache? _cache;
    private readonly RocksDb _database;
    private readonly WriteBatch _batch = new();
    private readonly WriteOptions _synced = new WriteOptions().SetSync(true);
    private readonly WriteOptions _unsynced = new WriteOptions().SetSync(false);

    private RocksDatabase(RocksDb database, Cache? cache) => (_database, _cache) = (database, cache);

    /// <summary>Opens a database for writing.</summary>
    /// <exception cref="StorageException">It cannot be opened.</exception>
    public static RocksDatabase Open(string folder, StateStoreSettings settings)
    {
        var cache = Cache.CreateLru((ulong)settings.Cache.Bytes);
        var table = new BlockBasedTableOptions().SetBlockCache(cache).SetCacheIndexAndFilterBlocks(true);
        if (settings.BloomFilterBits > 0)
            table.SetFilterPolicy(BloomFilterPolicy.Create(settings.BloomFilterBits, false));
        DbOptions options = new DbOptions()
            .SetCreateIfMissing()
            .SetBlockBasedTableFactory(table)
            .SetWriteBufferSize((ulong)settings.WriteBuffer.Bytes)
            .SetMaxWriteBufferNumber(Math.Max(2, settings.WriteBuffers))
            .SetCompression(settings.IsCompressed ? Compression.Snappy : Compression.No)
            .SetMaxBackgroundCompactions(1)
            .SetKeepLogFileNum(2);
        return new RocksDatabase(Guarded(folder, () => RocksDb.Open(options, folder)), cache);
    }

    /// <summary>Opens a database of a stopped node for reading.</summary>
    /// <exception cref="StorageException">It cannot be opened.</exception>
    public static RocksDatabase OpenReadOnly(string folder) =>
        new(Guarded(folder, () => RocksDb.OpenReadOnly(new DbOptions(), folder, false)), null);

    /// <inheritdoc/>
    public byte[]? Get(ReadOnlySpan<byte> key) => _database.Get(key);

    /// <inheritdoc/>
    public void Visit(byte prefix, KeyVisitor visitor)
    {
        using Iterator iterator = _database.NewIterator();
        for (iterator.Seek([prefix]); iterator.Valid(); iterator.Next())
        {
            ReadOnlySpan<byte> key = iterator.GetKeySpan();
            if (key[0] != prefix)
                break;
            visitor(key, iterator.GetValueSpan());
        }
    }

    /// <inheritdoc/>
    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => _batch.Put(key, value);

    /// <inheritdoc/>
    public void Clear(byte prefix) => _batch.DeleteRange([prefix], 1, [(byte)(prefix + 1)], 1);

    /// <inheritdoc/>
    public long Commit(bool isSynced)
    {
        long bytes = _batch.AsSpan().Length;
        try
        {
            _database.Write(_batch, isSynced ? _synced : _unsynced);
        }
        catch (RocksDbException failure)
        {
            throw new IOException(failure.Message, failure);
        }
        _batch.Clear();
        return bytes;
    }

    /// <summary>Copies the value of a key into a buffer, with no memory of its own.</summary>
    /// <param name="key">The key.</param>
    /// <param name="buffer">Takes the value, or as much of it as there is room for.</param>
    /// <returns>Bytes of the value; negative where there is none.</returns>
    public long Read(byte[] key, byte[] buffer) => _database.Get(key, buffer, 0, buffer.Length);

    /// <summary>Writes what lies in write buffers to files.</summary>
    public void Flush() => _database.Flush(new FlushOptions().SetWaitForFlush(true));

    /// <summary>Merges all files, and returns when they are.</summary>
    public void Merge() => _database.CompactRange((byte[]?)null, null);

    /// <inheritdoc/>
    public void Dispose()
    {
        _batch.Dispose();
        _database.Dispose();
        GC.KeepAlive(_cache);
    }

    private static RocksDb Guarded(string folder, Func<RocksDb> open)
    {
        try
        {
            return open();
        }
        catch (RocksDbException failure) when (failure.Message.StartsWith("Corruption", StringComparison.Ordinal))
        {
            throw new CorruptStoreException(folder, 0, $"the state store is damaged, {failure.Message}", failure);
        }
        catch (RocksDbException failure)
        {
            throw new StorageException(folder, $"the state store cannot be opened, {failure.Message}", "Look at the folder and the disk", failure);
        }
    }
}
