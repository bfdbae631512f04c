namespace Aurigraph.Reports.Comparison;

/// <summary>A result cannot be read. The message names the file, what is wrong with it and what was expected.</summary>
public sealed class ResultFileException : Exception
{
    /// <summary>Names the file, the fault and the remedy.</summary>
    public ResultFileException(string path, string fault, string remedy, Exception? inner = null)
        : base($"{path}: {fault} {remedy}", inner) => Path = path;

    /// <summary>The file or folder that was asked for.</summary>
    public string Path { get; }
}
