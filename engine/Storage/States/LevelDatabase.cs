using System.Runtime.InteropServices;

namespace Aurigraph.Storage.States;

/// <summary>A LevelDB database. Not for several threads, but for reading beside one that writes.</summary>
internal sealed class LevelDatabase : IKeyValueDatabase
{
    private readonly string _folder;
    private readonly nint _options;
    private readonly nint _cache;
    private readonly nint _filter;
    private readonly nint _read;
    private readonly nint _synced;
    private readonly nint _unsynced;
    private readonly nint _batch;
    private readonly nint _database;
    private long _stagedBytes;
    private bool _closed;

    private LevelDatabase(string folder, StateStoreSettings settings)
    {
        _folder = folder;
        _options = LevelDbLibrary.CreateOptions();
        _cache = LevelDbLibrary.CreateCache((nuint)settings.Cache.Bytes);
        _filter = settings.BloomFilterBits > 0 ? LevelDbLibrary.CreateBloomFilter(settings.BloomFilterBits) : 0;
        LevelDbLibrary.SetCreateIfMissing(_options, 1);
        LevelDbLibrary.SetParanoidChecks(_options, 1);
        // LevelDB has two write buffers, whatever is asked for.
        LevelDbLibrary.SetWriteBufferSize(_options, (nuint)(settings.WriteBuffer.Bytes * settings.WriteBuffers / 2));
        LevelDbLibrary.SetCache(_options, _cache);
        if (_filter != 0)
            LevelDbLibrary.SetFilterPolicy(_options, _filter);
        LevelDbLibrary.SetCompression(_options, settings.IsCompressed ? 1 : 0);
        _read = LevelDbLibrary.CreateReadOptions();
        LevelDbLibrary.SetVerifyChecksums(_read, 1);
        _synced = LevelDbLibrary.CreateWriteOptions();
        LevelDbLibrary.SetSync(_synced, 1);
        _unsynced = LevelDbLibrary.CreateWriteOptions();
        _batch = LevelDbLibrary.CreateBatch();
        _database = LevelDbLibrary.Open(_options, folder, out nint error);
        if (error == 0)
            return;
        string message = Text(error);
        Release();
        if (message.StartsWith("Corruption", StringComparison.Ordinal))
            throw new CorruptStoreException(folder, 0, $"the state store is damaged, {message}");
        throw new StorageException(folder, $"the state store cannot be opened, {message}", "Look at the folder and the disk");
    }

    /// <summary>Opens a database, which is made where there is none.</summary>
    /// <exception cref="StorageException">The library is absent, or the database cannot be opened.</exception>
    public static LevelDatabase Open(string folder, StateStoreSettings settings)
    {
        LevelDbLibrary.Require(folder);
        return new LevelDatabase(folder, settings);
    }

    /// <inheritdoc/>
    public unsafe byte[]? Get(ReadOnlySpan<byte> key)
    {
        nint value = LevelDbLibrary.Get(_database, _read, key, (nuint)key.Length, out nuint length, out nint error);
        Check(error);
        if (value == 0)
            return null;
        byte[] copy = new ReadOnlySpan<byte>((void*)value, checked((int)length)).ToArray();
        LevelDbLibrary.Free(value);
        return copy;
    }

    /// <inheritdoc/>
    public unsafe void Visit(byte prefix, KeyVisitor visitor)
    {
        nint iterator = LevelDbLibrary.CreateIterator(_database, _read);
        try
        {
            for (LevelDbLibrary.Seek(iterator, [prefix], 1); LevelDbLibrary.IsValid(iterator) != 0; LevelDbLibrary.Next(iterator))
            {
                var key = new ReadOnlySpan<byte>((void*)LevelDbLibrary.Key(iterator, out nuint keyLength), checked((int)keyLength));
                if (key[0] != prefix)
                    break;
                visitor(key, new ReadOnlySpan<byte>((void*)LevelDbLibrary.Value(iterator, out nuint length), checked((int)length)));
            }
            LevelDbLibrary.GetError(iterator, out nint error);
            Check(error);
        }
        finally
        {
            LevelDbLibrary.DestroyIterator(iterator);
        }
    }

    /// <inheritdoc/>
    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        LevelDbLibrary.Put(_batch, key, (nuint)key.Length, value, (nuint)value.Length);
        _stagedBytes += key.Length + value.Length;
    }

    /// <inheritdoc/>
    public void Clear(byte prefix)
    {
        // What is staged, and not written yet, has keys of its own: written first, they are found below.
        if (_stagedBytes > 0)
            Commit(isSynced: false);
        List<byte[]> keys = [];
        Visit(prefix, (key, _) => keys.Add(key.ToArray()));
        foreach (byte[] key in keys)
        {
            LevelDbLibrary.Delete(_batch, key, (nuint)key.Length);
            _stagedBytes += key.Length;
        }
    }

    /// <inheritdoc/>
    public long Commit(bool isSynced)
    {
        LevelDbLibrary.Write(_database, isSynced ? _synced : _unsynced, _batch, out nint error);
        Check(error);
        LevelDbLibrary.ClearBatch(_batch);
        long bytes = _stagedBytes;
        _stagedBytes = 0;
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_closed)
            return;
        _closed = true;
        LevelDbLibrary.Close(_database);
        Release();
    }

    private void Release()
    {
        LevelDbLibrary.DestroyBatch(_batch);
        LevelDbLibrary.DestroyWriteOptions(_synced);
        LevelDbLibrary.DestroyWriteOptions(_unsynced);
        LevelDbLibrary.DestroyReadOptions(_read);
        LevelDbLibrary.DestroyOptions(_options);
        if (_filter != 0)
            LevelDbLibrary.DestroyFilterPolicy(_filter);
        LevelDbLibrary.DestroyCache(_cache);
    }

    private void Check(nint error)
    {
        if (error == 0)
            return;
        string message = Text(error);
        if (message.StartsWith("Corruption", StringComparison.Ordinal))
            throw new CorruptStoreException(_folder, 0, $"the state store is damaged, {message}");
        throw new IOException(message);
    }

    private static string Text(nint error)
    {
        string message = Marshal.PtrToStringUTF8(error) ?? "without a reason";
        LevelDbLibrary.Free(error);
        return message;
    }
}
