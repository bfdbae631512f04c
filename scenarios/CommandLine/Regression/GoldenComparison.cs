using System.Globalization;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Regression;

/// <summary>Says in what a run differs from a recorded one. Pure.</summary>
internal static class GoldenComparison
{
    /// <summary>The differences, one sentence each; empty when there are none.</summary>
    /// <param name="stored">What was recorded.</param>
    /// <param name="now">What came out now.</param>
    /// <param name="tolerance">When given, figures alone are compared, and may differ by this share.</param>
    public static IReadOnlyList<string> Differences(Golden stored, Golden now, double? tolerance)
    {
        List<string> figures = [.. Figures(stored, now, tolerance ?? 0)];
        if (tolerance is not null)
            return figures;
        if (stored.TraceHash == now.TraceHash && stored.Blocks.SequenceEqual(now.Blocks) && figures.Count == 0)
            return [];
        return
        [
            .. stored.Version == now.Version ? Array.Empty<string>() : [$"recorded by version {stored.Version}, this is {now.Version}"],
            .. Keys(stored.Scenario, now.Scenario),
            .. figures,
            .. FirstBlock(stored.Blocks, now.Blocks),
        ];
    }

    /// <summary>The first block that differs, counted from 0; negative when all are the same.</summary>
    public static int FirstDifferingBlock(IReadOnlyList<GoldenBlock> stored, IReadOnlyList<GoldenBlock> now)
    {
        int block = 0;
        while (block < stored.Count && block < now.Count && stored[block] == now[block])
            block++;
        return block == stored.Count && block == now.Count ? -1 : block;
    }

    private static IEnumerable<string> Figures(Golden stored, Golden now, double tolerance)
    {
        foreach ((string name, double? before) in stored.Figures)
        {
            if (!now.Figures.TryGetValue(name, out double? after))
            {
                yield return $"figure {name}: was {Text(before)}, is not measured any more";
                continue;
            }
            if (Same(before, after, tolerance))
                continue;
            string change = before is { } b && after is { } a && b != 0 ? string.Create(CultureInfo.InvariantCulture, $" ({(a - b) / Math.Abs(b):+0.###%;-0.###%;under 0.001%})") : "";
            yield return $"figure {name}: was {Text(before)}, is {Text(after)}{change}";
        }
    }

    private static bool Same(double? before, double? after, double tolerance)
    {
        if (before is not { } b || after is not { } a)
            return before == after;
        return Math.Abs(a - b) <= tolerance * Math.Abs(b);
    }

    private static IEnumerable<string> Keys(IReadOnlyList<string> stored, IReadOnlyList<string> now)
    {
        SortedDictionary<string, string> before = ResolvedKeys.Of(stored);
        SortedDictionary<string, string> after = ResolvedKeys.Of(now);
        foreach (string key in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            string? old = before.GetValueOrDefault(key);
            string? @new = after.GetValueOrDefault(key);
            if (old != @new)
                yield return $"key {key}: was {old ?? "absent"}, is {@new ?? "absent"}";
        }
    }

    private static IEnumerable<string> FirstBlock(IReadOnlyList<GoldenBlock> stored, IReadOnlyList<GoldenBlock> now)
    {
        int block = FirstDifferingBlock(stored, now);
        if (block < 0)
            yield break;
        yield return $"first differing block: {block} of {stored.Count}";
        yield return $"  stored: {Text(stored, block)}";
        yield return $"  now:    {Text(now, block)}";
    }

    private static string Text(IReadOnlyList<GoldenBlock> blocks, int index) => index >= blocks.Count
        ? $"the trace ends after block {blocks.Count - 1}"
        : $"hash {blocks[index].Hash}, {blocks[index].Deliveries} deliveries, last at {new VirtualTime(blocks[index].At)}: {blocks[index].Last}";

    private static string Text(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "no samples";
}
