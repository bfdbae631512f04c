using System.Text;

namespace Aurigraph.Reports.Output;

/// <summary>A folder of text files that is put in place as a whole: a reader sees the old files or the new ones, never a part.</summary>
public static class ResultFolder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Checks, before the work, that the files could be written; leaves nothing behind but the parent folder.</summary>
    /// <param name="folder">Where they are to be.</param>
    /// <param name="marker">The file that every folder of this kind has; a folder with other files and without it is not replaced.</param>
    /// <exception cref="ReportFolderException">They could not; the message names the folder and the remedy.</exception>
    public static void EnsureWritable(string folder, string marker) => ReportFolder.EnsureWritable(folder, marker);

    /// <summary>Writes all files aside and swaps the finished folder in. What was in the folder before is gone then; when writing fails it stays.</summary>
    /// <param name="folder">The result's own folder.</param>
    /// <param name="marker">One of the files, by which a folder of this kind is known.</param>
    /// <param name="files">Path within the folder, and content.</param>
    /// <exception cref="ReportFolderException">The folder cannot be written, or holds something else.</exception>
    public static void Write(string folder, string marker, IReadOnlyList<(string Path, string Content)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        ReportFolder.Replace(folder, into =>
        {
            foreach ((string path, string content) in files)
            {
                string full = Path.Combine(into, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllText(full, content, Utf8);
            }
        }, marker);
    }
}
