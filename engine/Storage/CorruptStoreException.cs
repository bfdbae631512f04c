namespace Aurigraph.Storage;

/// <summary>Something that was durable is not what was written any more. The store is not opened and not changed.</summary>
/// <param name="file">The file.</param>
/// <param name="offset">Where in it, bytes.</param>
/// <param name="what">What was found there.</param>
/// <param name="cause">What it came from; null when it was found here.</param>
public sealed class CorruptStoreException(string file, long offset, string what, Exception? cause = null) : StorageException(
    $"{file}:{offset}", what,
    "The disk lost or changed acknowledged data; check it, delete the node's data folder and start the node again: it gets everything from its peers", cause)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>Where in it, bytes.</summary>
    public long Offset { get; } = offset;
}
