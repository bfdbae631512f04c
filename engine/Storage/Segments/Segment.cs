using Microsoft.Win32.SafeHandles;

namespace Aurigraph.Storage.Segments;

/// <summary>One file of a log.</summary>
internal sealed class Segment(long number, string path, SafeFileHandle file, long capacity) : IDisposable
{
    /// <summary>Its number, from 1.</summary>
    public long Number { get; } = number;

    /// <summary>Its file.</summary>
    public string Path { get; } = path;

    /// <summary>The open file.</summary>
    public SafeFileHandle File { get; } = file;

    /// <summary>Bytes of the file.</summary>
    public long Capacity { get; } = capacity;

    /// <summary>Who is about to read from it; as long as there is somebody the file is not given away.</summary>
    public int Readers { get; set; }

    /// <summary>The name of the file of a segment.</summary>
    public static string NameOf(long number) => $"{number:D12}.segment";

    /// <inheritdoc/>
    public void Dispose() => File.Dispose();

    /// <inheritdoc/>
    public override string ToString() => Path;
}
