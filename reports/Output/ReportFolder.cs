namespace Aurigraph.Reports.Output;

/// <summary>Puts a folder of files in place as a whole. Files are written into a sibling first; then the old folder is moved aside and the
/// sibling moved in, so that a reader sees the old result, for an instant none, or the new one, never a part of one. Two writers of the
/// same folder do not clash: each has a sibling of its own, and the last to finish wins. A folder is ours to replace when it is empty or holds the
/// marker, the file that every result of its kind has.</summary>
internal static class ReportFolder
{
    // Each loss of the race means that another writer has just put its result in place.
    private const int SwapAttemptsMax = 32;
    private const int LooksMax = 8;
    private const string RunMarker = "summary.json";

    /// <summary>Checks, before a run, that its report could be written; leaves nothing behind but the parent folder.</summary>
    /// <exception cref="ReportFolderException">It could not.</exception>
    public static void EnsureWritable(string folder, string marker = RunMarker)
    {
        string target = Normalise(folder);
        RefuseForeign(target, marker);
        string probe = Sibling(target, "probe");
        Guard(target, () =>
        {
            Directory.CreateDirectory(probe);
            File.WriteAllText(Path.Combine(probe, "probe"), "");
        });
        Delete(probe);
    }

    /// <summary>Lets <paramref name="write"/> fill a sibling of the folder, then swaps it in. When writing fails, the old folder stays.</summary>
    /// <exception cref="ReportFolderException">The folder cannot be written, or holds something that is not a result.</exception>
    public static void Replace(string folder, Action<string> write, string marker = RunMarker)
    {
        string target = Normalise(folder);
        RefuseForeign(target, marker);
        string fresh = Sibling(target, "new");
        Guard(target, () => Directory.CreateDirectory(fresh));
        bool swapped = false;
        try
        {
            Guard(target, () => write(fresh));
            Swap(fresh, target);
            swapped = true;
        }
        finally
        {
            if (!swapped)
                Delete(fresh);
        }
    }

    private static void Swap(string fresh, string target)
    {
        IOException? last = null;
        for (int attempt = 0; attempt < SwapAttemptsMax; attempt++)
        {
            string? old = MoveAside(target);
            try
            {
                Directory.Move(fresh, target);
            }
            catch (IOException e)
            {
                last = e;
                if (old is not null)
                    PutBack(old, target);
                continue;
            }
            if (old is not null)
                Delete(old);
            return;
        }
        throw new ReportFolderException(target, $"the finished report could not be moved into place ({last?.Message}).",
            "Close whatever holds the folder open, or choose another with --out.", last);
    }

    /// <summary>The old result returns to its place, unless another writer has put a newer one there.</summary>
    private static void PutBack(string old, string target)
    {
        try
        {
            Directory.Move(old, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Delete(old);
        }
    }

    private static string? MoveAside(string target)
    {
        if (!Directory.Exists(target))
            return null;
        string old = Sibling(target, "old");
        try
        {
            Directory.Move(target, old);
            return old;
        }
        catch (DirectoryNotFoundException)
        {
            return null; // Another writer moved it aside first.
        }
        catch (IOException) when (!Directory.Exists(target))
        {
            return null;
        }
    }

    /// <summary>A folder that holds something else than a result is not ours to replace.</summary>
    private static void RefuseForeign(string target, string marker)
    {
        if (File.Exists(target))
            throw new ReportFolderException(target, "there is a file of this name.", "Remove it, or choose another folder with --out.");
        if (HoldsForeign(target, marker))
        {
            throw new ReportFolderException(target, $"the folder holds files and no {marker}, so it is not the result of a {KindOf(marker)} and would be lost.",
                "Empty it, or choose another folder with --out.");
        }
    }

    private static string KindOf(string marker) => marker switch
    {
        RunMarker => "run",
        "capacity.json" => "study",
        _ => Path.GetFileNameWithoutExtension(marker).Replace("aurigraph-", "", StringComparison.Ordinal),
    };

    // While another writer deletes the result that it has just moved aside, a look that began before may see a part of it: what is foreign stays so.
    private static bool HoldsForeign(string target, string marker)
    {
        for (int look = 0; look < LooksMax; look++)
        {
            if (Names(target) is not { Count: > 0 } names || names.Contains(marker))
                return false;
        }
        return true;
    }

    /// <summary>What a folder holds, from one look at it; empty when there is none, or when another writer is just replacing it.</summary>
    private static List<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e)!)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static void Guard(string target, Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReportFolderException(target, $"{e.Message.TrimEnd('.')}.",
                "Choose a folder that can be written with --out, or free space and permissions there.", e);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static string Normalise(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.GetDirectoryName(full) is null)
            throw new ReportFolderException(full, "it is the root of a file system.", "Choose a folder below it with --out.");
        return full;
    }

    // A name that begins with a dot stays out of listings; the random part keeps concurrent writers apart.
    private static string Sibling(string target, string purpose) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{purpose}-{Guid.NewGuid():N}");
}
