namespace Aurigraph.Reports.Output;

/// <summary>A report cannot be written where it was asked for. The message names the folder, what stands in the way and what to do.</summary>
public sealed class ReportFolderException : Exception
{
    /// <summary>Names the folder, the obstacle and the remedy.</summary>
    public ReportFolderException(string folder, string obstacle, string remedy, Exception? inner = null)
        : base($"The report cannot be written to {folder}: {obstacle} {remedy}", inner)
    {
        Folder = folder;
        Remedy = remedy;
    }

    /// <summary>The folder that was asked for.</summary>
    public string Folder { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }
}
