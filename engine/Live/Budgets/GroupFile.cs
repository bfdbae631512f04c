using System.Globalization;

namespace Aurigraph.Live.Budgets;

/// <summary>Files by which groups are set and read: one value, or lines of a word and a number.</summary>
internal static class GroupFile
{
    /// <summary>The file of a group whose lines are its processes.</summary>
    public const string Processes = "cgroup.procs";

    /// <summary>Microseconds after which a budget of processor time is filled up.</summary>
    public const long PeriodMicroseconds = 100_000;

    /// <summary>A budget of processor time, microseconds a period; no kernel takes less than a millisecond.</summary>
    public static long Quota(double cores) => Math.Max(1_000, (long)(cores * PeriodMicroseconds));

    /// <summary>Writes a value.</summary>
    public static void Write(string folder, string file, string value) => File.WriteAllText(Path.Combine(folder, file), value);

    /// <summary>Writes a number.</summary>
    public static void Write(string folder, string file, long value) => Write(folder, file, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The number behind a word; null when there is no such file or word.</summary>
    public static long? Counted(string folder, string file, string word)
    {
        string path = Path.Combine(folder, file);
        string? line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(l => l.StartsWith(word + " ", StringComparison.Ordinal)) : null;
        return line is null ? null : long.Parse(line.AsSpan(word.Length + 1), CultureInfo.InvariantCulture);
    }
}
