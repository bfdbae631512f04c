using System.Text;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios;

/// <summary>The table of all keys for the documentation, made from the declaration of keys that the reader uses.</summary>
public static class ScenarioKeyTable
{
    private const string Head =
        """
        # Keys of scenario files

        Made from the declaration that the reader uses. `[]` stands for the items of a list, `(name)` for one of several kinds of group.
        A key with "default only" is part of the format and takes no other value in this version; one with "not yet" takes none.

        Durations are written `80us`, `40ms`, `2s`, `5m`, `3h`; sizes `64KB`, `384MB` (powers of ten) or `64KiB`, `1GiB`; network
        bandwidth in bits `10Gbps`; disk bandwidth in bytes `500MB/s`; rates `200K/s`; counts `512`, `100K`, `1M`. Bare numbers are for
        counts, probabilities, cores and plain numbers alone; a probability may be written as `1%`, too.

        | key | type | default | meaning |
        | --- | --- | --- | --- |

        """;

    /// <summary>The text of the document, with a newline at its end.</summary>
    public static string Markdown()
    {
        StringBuilder text = new(Head.ReplaceLineEndings("\n"));
        HashSet<string> seen = [];
        foreach ((string path, Key key) in KeyPlaces.All)
        {
            // Distributions are listed once; they are the same wherever a latency stands.
            // So are the times of faults.
            // So are a value's uncertainty and source, wherever a cost may state them.
            string shown = Once(path);
            if (FaultKeys.Times.Contains(key))
                shown = $"faults[].{key.Name}";
            if (shown.Length > 0 && seen.Add(shown))
                text.Append("| `").Append(shown).Append("` | ").Append(key.Support == Support.None ? "" : key.Form.Term).Append(" | ").Append(Default(key)).Append(" | ").Append(key.Meaning).Append(" |\n");
        }
        return text.ToString();
    }

    private static string Once(string path)
    {
        int stated = path.IndexOf(StatedShape<double>.Mark, StringComparison.Ordinal);
        if (stated >= 0)
            return "COST" + path[(stated + StatedShape<double>.Mark.Length)..];
        int bracket = path.IndexOf('(', StringComparison.Ordinal);
        if (bracket < 0 || !LatencyKeys.Distributions.Groups.Any(g => path[bracket..].StartsWith(g.Suffix, StringComparison.Ordinal)))
            return path;
        return "LATENCY" + path[bracket..];
    }

    private static string Default(Key key)
    {
        string value = key.IsRequired ? "required"
            : key.DefaultNote ?? key.Default switch
            {
                null => "none",
                "{}" => "its keys' defaults",
                "[]" => "none",
                _ => $"`{key.Default}`",
            };
        return key.Support switch
        {
            Support.DefaultOnly => $"{value}, default only",
            Support.None => "not yet",
            _ => value,
        };
    }
}
