namespace Aurigraph.Calibration.Probes;

/// <summary>A folder for a store in the folder whose disk is measured. It goes with all that is in it when it is disposed of.</summary>
internal sealed class ProbeFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    /// <exception cref="IOException">It cannot be made there, or there is one of this name.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be made there.</exception>
    public ProbeFolder(string folder, string purpose)
    {
        Path = System.IO.Path.Combine(folder, $".aurigraph-calibrate-{purpose}.{Environment.ProcessId}");
        if (Directory.Exists(Path))
            throw new IOException($"The folder {Path} is there already; delete it, it was left by a calibration that was killed.");
        Directory.CreateDirectory(Path);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
