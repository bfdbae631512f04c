using System.Text.Json.Nodes;
using Aurigraph.Experiment;

namespace Aurigraph.Reports.Thresholds;

/// <summary>Finds the values a metric's name stands for in summary.json. A metric is a path (<c>finality.p95</c>), the end of a path where
/// only one path ends so (<c>committedTps</c>), or min, mean, max or sum of a field over nodes, containers or hosts, optionally of one role
/// (<c>node.memoryPeak.max</c>, <c>container[validator].cpuUtilisation.mean</c>).</summary>
internal static class MetricLookup
{
    private const string RejectionPrefix = "throughput.rejections.";
    private static readonly string[] Aggregates = ["min", "mean", "max", "sum"];
    private static readonly string[] Roles = ["validator", "business", "slim"];

    /// <summary>What the metric stands for, or what is wrong with its name.</summary>
    public static MetricValue Find(JsonObject summary, string metric)
    {
        string[] parts = metric.Split('.');
        if (TryCollection(parts[0], out string? collection, out string? role, out string? fault))
            return fault is null ? OverItems(summary, collection!, role, parts) : MetricValue.Unknown(fault);

        List<(string Path, JsonNode? Node)> leaves = [];
        Collect(summary, "", leaves);
        List<(string Path, JsonNode? Node)> found = leaves.Where(l => l.Path == metric).ToList();
        if (found.Count == 0)
            found = leaves.Where(l => l.Path.EndsWith("." + metric, StringComparison.Ordinal)).ToList();
        return found.Count switch
        {
            1 => Of(found[0].Path, found[0].Node),
            // A reason for which nothing was rejected is not listed.
            0 when metric.StartsWith(RejectionPrefix, StringComparison.Ordinal) => MetricValue.Of(metric, 0),
            // A part that this run does not have, such as operations without clients: nothing was measured.
            0 when MetricTable.Find(metric)?.Metric.Path == metric => MetricValue.Of(metric, null),
            0 => MetricValue.Unknown($"No number of the summary is called {metric}{Nearest(metric, leaves.Select(l => l.Path))}."),
            _ => MetricValue.Unknown($"{metric} could be {string.Join(" or ", found.Select(f => f.Path))}: write the whole path."),
        };
    }

    /// <summary>The paths of all numbers of a document that stand outside lists.</summary>
    public static IReadOnlyList<string> Paths(JsonObject document)
    {
        List<(string Path, JsonNode? Node)> leaves = [];
        Collect(document, "", leaves);
        return [.. leaves.Select(l => l.Path)];
    }

    private static MetricValue Of(string path, JsonNode? node) => node is JsonObject rate
        ? MetricValue.OfRate(path, Number(rate["estimate"]), Number(rate["low"]), Number(rate["high"]))
        : MetricValue.Of(path, Number(node));

    private static bool TryCollection(string head, out string? collection, out string? role, out string? fault)
    {
        (collection, role, fault) = (null, null, null);
        string name = head;
        int bracket = head.IndexOf('[', StringComparison.Ordinal);
        if (bracket >= 0)
        {
            name = head[..bracket];
            role = head.EndsWith(']') ? head[(bracket + 1)..^1] : "";
        }
        collection = name switch { "node" => "nodes", "container" => "containers", "host" => "hosts", _ => null };
        if (collection is null)
            return false;
        if (role is not null && name == "host")
            fault = $"{head}: hosts have no role; write host without brackets.";
        else if (role is not null && !Roles.Contains(role))
            fault = $"{head} names no role: expected {name}[validator], {name}[business] or {name}[slim].";
        return true;
    }

    private static MetricValue OverItems(JsonObject summary, string collection, string? role, string[] parts)
    {
        string metric = string.Join('.', parts);
        if (parts.Length < 3 || !Aggregates.Contains(parts[^1]))
            return MetricValue.Unknown($"{metric} stands for many values: end it with .min, .mean, .max or .sum.");
        // A run without hosts has no list of them.
        JsonArray items = summary[collection] as JsonArray ?? [];
        List<double> values = [];
        string path = string.Join('.', parts[1..^1]);
        bool known = items.Count == 0;
        foreach (JsonObject item in items.OfType<JsonObject>())
        {
            List<(string Path, JsonNode? Node)> leaves = [];
            Collect(item, "", leaves);
            List<(string Path, JsonNode? Node)> found = leaves.Where(l => l.Path == path).ToList();
            if (found.Count == 0)
                return MetricValue.Unknown($"No number of a {collection[..^1]} is called {path}{Nearest(path, leaves.Select(l => l.Path))}.");
            known = true;
            string id = (string)item["id"]!;
            if (role is not null && !id.StartsWith(role + "-", StringComparison.Ordinal))
                continue;
            if (Number(found[0].Node) is { } value)
                values.Add(value);
        }
        return known && values.Count > 0 ? MetricValue.Of(metric, Aggregate(parts[^1], values)) : MetricValue.Of(metric, null);
    }

    private static double Aggregate(string aggregate, List<double> values) => aggregate switch
    {
        "min" => values.Min(),
        "max" => values.Max(),
        "sum" => values.Sum(),
        _ => values.Sum() / values.Count,
    };

    /// <summary>All numbers (and nulls) of a document with their paths; a rate with its interval counts as one, and its parts, too.</summary>
    private static void Collect(JsonObject document, string prefix, List<(string Path, JsonNode? Node)> leaves)
    {
        foreach ((string name, JsonNode? node) in document)
        {
            string path = prefix + name;
            if (node is JsonObject child)
            {
                if (child.ContainsKey("estimate"))
                    leaves.Add((path, child));
                Collect(child, path + ".", leaves);
            }
            else if (node is null || (node is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number))
            {
                leaves.Add((path, node));
            }
        }
    }

    /// <summary>A number of a document; null when it is none.</summary>
    public static double? Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number
        ? double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)
        : null;

    private static string Nearest(string metric, IEnumerable<string> paths)
    {
        string last = metric[(metric.LastIndexOf('.') + 1)..];
        (string? best, int distance) = (null, int.MaxValue);
        foreach (string path in paths)
        {
            int edits = Math.Min(Distance(metric, path), Distance(last, path[(path.LastIndexOf('.') + 1)..]) + 1);
            if (edits < distance)
                (best, distance) = (path, edits);
        }
        return best is not null && distance <= 1 + metric.Length / 3 ? $" (did you mean {best}?)" : "";
    }

    // Levenshtein, one row at a time.
    private static int Distance(string a, string b)
    {
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
