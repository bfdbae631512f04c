using System.Runtime.InteropServices;

namespace Aurigraph.Storage.States;

/// <summary>The C interface of LevelDB's shared library (Debian: package libleveldb1d), as far as it is used here. The library is not part of this program: where it is
/// absent, nothing else is missed.</summary>
public static partial class LevelDbLibrary
{
    private const string Name = "leveldb";
    private static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>Whether the machine has the library.</summary>
    public static bool IsPresent => Loaded.Value != 0;

    internal static void Require(string folder)
    {
        if (!IsPresent)
            throw new StorageException(folder, "the library of LevelDB is not on this machine", "Install it, on Debian with 'apt-get install libleveldb1d', or set storage.engine to rocksdb");
    }

    private static nint Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(LevelDbLibrary).Assembly, (name, _, _) => name == Name ? Loaded.Value : 0);
        foreach (string file in new[] { "libleveldb.so.1d", "libleveldb.so.1", "libleveldb.so", "leveldb" })
        {
            if (NativeLibrary.TryLoad(file, out nint handle))
                return handle;
        }
        return 0;
    }

    [LibraryImport(Name, EntryPoint = "leveldb_options_create")]
    internal static partial nint CreateOptions();

    [LibraryImport(Name, EntryPoint = "leveldb_options_destroy")]
    internal static partial void DestroyOptions(nint options);

    [LibraryImport(Name, EntryPoint = "leveldb_options_set_create_if_missing")]
    internal static partial void SetCreateIfMissing(nint options, byte value);

    [LibraryImport(Name, EntryPoint = "leveldb_options_set_paranoid_checks")]
    internal static partial void SetParanoidChecks(nint options, byte value);

    [LibraryImport(Name, EntryPoint = "leveldb_options_set_write_buffer_size")]
    internal static partial void SetWriteBufferSize(nint options, nuint bytes);

    [LibraryImport(Name, EntryPoint = "leveldb_options_set_cache")]
    internal static partial void SetCache(nint options, nint cache);

    [LibraryImport(Name, EntryPoint = "leveldb_options_set_filter_policy")]
    internal static partial void SetFilterPolicy(nint options, nint policy);

    [LibraryImport(Name, EntryPoint = "leveldb_options_set_compression")]
    internal static partial void SetCompression(nint options, int kind);

    [LibraryImport(Name, EntryPoint = "leveldb_cache_create_lru")]
    internal static partial nint CreateCache(nuint bytes);

    [LibraryImport(Name, EntryPoint = "leveldb_cache_destroy")]
    internal static partial void DestroyCache(nint cache);

    [LibraryImport(Name, EntryPoint = "leveldb_filterpolicy_create_bloom")]
    internal static partial nint CreateBloomFilter(int bitsPerKey);

    [LibraryImport(Name, EntryPoint = "leveldb_filterpolicy_destroy")]
    internal static partial void DestroyFilterPolicy(nint policy);

    [LibraryImport(Name, EntryPoint = "leveldb_open", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Open(nint options, string folder, out nint error);

    [LibraryImport(Name, EntryPoint = "leveldb_close")]
    internal static partial void Close(nint database);

    [LibraryImport(Name, EntryPoint = "leveldb_get")]
    internal static partial nint Get(nint database, nint options, ReadOnlySpan<byte> key, nuint keyLength, out nuint length, out nint error);

    [LibraryImport(Name, EntryPoint = "leveldb_write")]
    internal static partial void Write(nint database, nint options, nint batch, out nint error);

    [LibraryImport(Name, EntryPoint = "leveldb_writebatch_create")]
    internal static partial nint CreateBatch();

    [LibraryImport(Name, EntryPoint = "leveldb_writebatch_destroy")]
    internal static partial void DestroyBatch(nint batch);

    [LibraryImport(Name, EntryPoint = "leveldb_writebatch_clear")]
    internal static partial void ClearBatch(nint batch);

    [LibraryImport(Name, EntryPoint = "leveldb_writebatch_put")]
    internal static partial void Put(nint batch, ReadOnlySpan<byte> key, nuint keyLength, ReadOnlySpan<byte> value, nuint valueLength);

    [LibraryImport(Name, EntryPoint = "leveldb_writebatch_delete")]
    internal static partial void Delete(nint batch, ReadOnlySpan<byte> key, nuint keyLength);

    [LibraryImport(Name, EntryPoint = "leveldb_writeoptions_create")]
    internal static partial nint CreateWriteOptions();

    [LibraryImport(Name, EntryPoint = "leveldb_writeoptions_set_sync")]
    internal static partial void SetSync(nint options, byte value);

    [LibraryImport(Name, EntryPoint = "leveldb_writeoptions_destroy")]
    internal static partial void DestroyWriteOptions(nint options);

    [LibraryImport(Name, EntryPoint = "leveldb_readoptions_create")]
    internal static partial nint CreateReadOptions();

    [LibraryImport(Name, EntryPoint = "leveldb_readoptions_set_verify_checksums")]
    internal static partial void SetVerifyChecksums(nint options, byte value);

    [LibraryImport(Name, EntryPoint = "leveldb_readoptions_destroy")]
    internal static partial void DestroyReadOptions(nint options);

    [LibraryImport(Name, EntryPoint = "leveldb_create_iterator")]
    internal static partial nint CreateIterator(nint database, nint options);

    [LibraryImport(Name, EntryPoint = "leveldb_iter_destroy")]
    internal static partial void DestroyIterator(nint iterator);

    [LibraryImport(Name, EntryPoint = "leveldb_iter_seek")]
    internal static partial void Seek(nint iterator, ReadOnlySpan<byte> key, nuint keyLength);

    [LibraryImport(Name, EntryPoint = "leveldb_iter_valid")]
    internal static partial byte IsValid(nint iterator);

    [LibraryImport(Name, EntryPoint = "leveldb_iter_next")]
    internal static partial void Next(nint iterator);

    [LibraryImport(Name, EntryPoint = "leveldb_iter_get_error")]
    internal static partial void GetError(nint iterator, out nint error);

    [LibraryImport(Name, EntryPoint = "leveldb_iter_key")]
    internal static partial nint Key(nint iterator, out nuint length);

    [LibraryImport(Name, EntryPoint = "leveldb_iter_value")]
    internal static partial nint Value(nint iterator, out nuint length);

    [LibraryImport(Name, EntryPoint = "leveldb_free")]
    internal static partial void Free(nint memory);
}
