namespace Aurigraph.Storage.States;

/// <summary>What a state store needs of an embedded ordered database.</summary>
internal interface IKeyValueDatabase : IDisposable
{
    /// <summary>The value of a key; null where there is none.</summary>
    byte[]? Get(ReadOnlySpan<byte> key);

    /// <summary>Visits the keys that begin with a byte, in their order.</summary>
    void Visit(byte prefix, KeyVisitor visitor);

    /// <summary>Stages a value.</summary>
    void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <summary>Stages the removal of all keys that begin with a byte.</summary>
    void Clear(byte prefix);

    /// <summary>Writes what is staged, whole or not at all, and durable where asked.</summary>
    /// <returns>Bytes written.</returns>
    long Commit(bool isSynced);
}

/// <summary>Gets a key and its value; both are valid during the call.</summary>
internal delegate void KeyVisitor(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);
