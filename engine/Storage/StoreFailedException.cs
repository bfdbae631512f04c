namespace Aurigraph.Storage;

/// <summary>A store could not write, and has stopped: what it had acknowledged is on disk, what it had not is not answered any more.</summary>
/// <param name="place">The folder.</param>
/// <param name="what">What happened.</param>
/// <param name="cause">What it came from.</param>
public sealed class StoreFailedException(string place, string what, Exception cause) : StorageException(
    place, what, IsFull(cause) ? "Free space on the disk and start the node again" : "Look at the disk and start the node again", cause)
{
    private const int NoSpace = 28;
    private const int OverQuota = 122;
    private const int WindowsDiskFull = 112;

    /// <summary>Whether the disk is full.</summary>
    public bool IsDiskFull { get; } = IsFull(cause);

    private static bool IsFull(Exception cause) => cause is IOException && ((cause.HResult & 0xFFFF) is NoSpace or OverQuota or WindowsDiskFull || SaysFull(cause.Message));

    /// <summary>The framework has no code for a file that could not be made as long as it should be, and the database none for its own; both say it in these words.</summary>
    private static bool SaysFull(string message) => message.Contains("No space left", StringComparison.Ordinal) || message.Contains("disk was full", StringComparison.Ordinal);
}
