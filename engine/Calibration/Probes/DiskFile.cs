using Aurigraph.Storage.Segments;
using Microsoft.Win32.SafeHandles;

namespace Aurigraph.Calibration.Probes;

/// <summary>A file to write to in the folder whose disk is measured. It goes when it is disposed of.</summary>
internal sealed class DiskFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    /// <summary>Makes the file.</summary>
    /// <exception cref="IOException">It cannot be made there.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be made there.</exception>
    public DiskFile(string folder, string purpose) => _handle = File.OpenHandle(
        Path.Combine(folder, $".aurigraph-calibrate-{purpose}.{Environment.ProcessId}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);

    /// <summary>Writes bytes at a place.</summary>
    public void Write(ReadOnlySpan<byte> bytes, long at) => RandomAccess.Write(_handle, bytes, at);

    /// <summary>Fills a buffer from a place.</summary>
    public void Read(Span<byte> bytes, long at)
    {
        if (RandomAccess.Read(_handle, bytes, at) != bytes.Length)
            throw new IOException("A file that was written ends early.");
    }

    /// <summary>Asks the system to forget what it holds in memory of the file; what was synced it can.</summary>
    public void Forget() => Durable.Uncache(_handle);

    /// <summary>Waits until what was written is durable.</summary>
    public void Sync() => RandomAccess.FlushToDisk(_handle);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
