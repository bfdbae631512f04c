namespace Aurigraph.Storage.Folders;

/// <summary>A data folder is not opened; nothing in it was touched.</summary>
/// <param name="fault">Why.</param>
/// <param name="place">The folder or the file in it.</param>
/// <param name="what">What was found and what was expected.</param>
/// <param name="remedy">What to do.</param>
/// <param name="cause">What it came from; null when it was found here.</param>
public sealed class DataFolderException(FolderFault fault, string place, string what, string remedy, Exception? cause = null) : StorageException(place, what, remedy, cause)
{
    /// <summary>Why.</summary>
    public FolderFault Fault { get; } = fault;
}
