namespace Aurigraph.CommandLine.Regression;

/// <summary>A resolved scenario as paths and values, for comparison: block mappings by their keys, items of lists by their position.</summary>
internal static class ResolvedKeys
{
    /// <summary>The keys of a resolved scenario's lines.</summary>
    public static SortedDictionary<string, string> Of(IReadOnlyList<string> lines)
    {
        var keys = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var parents = new List<(int Indent, string Path)>();
        var items = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string line in lines)
        {
            string text = line.TrimStart();
            if (text.Length == 0 || text[0] == '#')
                continue;
            int indent = line.Length - text.Length;
            parents.RemoveAll(p => p.Indent >= indent);
            string parent = parents.Count == 0 ? "" : parents[^1].Path;
            if (text.StartsWith("- ", StringComparison.Ordinal))
            {
                int item = items.GetValueOrDefault(parent);
                items[parent] = item + 1;
                string path = $"{parent}[{item}]";
                parents.Add((indent, path));
                parent = path;
                indent += 2;
                text = text[2..];
            }
            int colon = text.IndexOf(": ", StringComparison.Ordinal);
            if (text.EndsWith(':'))
                parents.Add((indent, Join(parent, text[..^1])));
            else if (colon > 0 && text[0] is not ('{' or '[' or '"' or '\''))
                keys[Join(parent, text[..colon])] = text[(colon + 2)..];
            else
                keys[parent] = text;
        }
        return keys;
    }

    private static string Join(string parent, string key) => parent.Length == 0 ? key : $"{parent}.{key}";
}
