namespace Aurigraph.Scenarios;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The nearest of the names, or null when none is near: at most a third of the letters differ.</summary>
    public static string? Of(string written, IEnumerable<string> names)
    {
        if (written.Length is 0 or > 80)
            return null;
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string name in names)
        {
            int distance = Distance(Plain(written), Plain(name));
            if (distance < bestDistance && distance <= Math.Max(1, Math.Max(written.Length, name.Length) / 3))
            {
                best = name;
                bestDistance = distance;
            }
        }
        return best;
    }

    /// <summary><c>; did you mean `x`?</c> or nothing.</summary>
    public static string Hint(string written, IEnumerable<string> names) => Of(written, names) is { } name ? $"; did you mean `{name}`?" : "";

    /// <summary>Names in backquotes with commas.</summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"`{n}`"));

    private static string Plain(string name) => new(name.Where(c => c is not ('-' or '_' or ' ')).Select(char.ToLowerInvariant).ToArray());

    /// <summary>Edits between two names; a swap of neighbours is one (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
