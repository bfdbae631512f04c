namespace Aurigraph.Conformance.Comparison;

/// <summary>The shortest way from expected lines to actual ones.</summary>
internal static class LineDifferences
{
    /// <summary>Lines to take away (<c>-</c>), to add (<c>+</c>), and those around them ( ); none when all are equal.</summary>
    public static IReadOnlyList<string> Between(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        if (expected.SequenceEqual(actual, StringComparer.Ordinal))
            return [];
        int[,] common = LengthsOfCommonTails(expected, actual);
        var lines = new List<string>();
        int e = 0;
        int a = 0;
        while (e < expected.Count || a < actual.Count)
        {
            if (e < expected.Count && a < actual.Count && expected[e] == actual[a])
            {
                lines.Add($" {expected[e++]}");
                a++;
            }
            else if (a == actual.Count || (e < expected.Count && common[e + 1, a] >= common[e, a + 1]))
            {
                lines.Add($"-{expected[e++]}");
            }
            else
            {
                lines.Add($"+{actual[a++]}");
            }
        }

        return lines;
    }

    private static int[,] LengthsOfCommonTails(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        int[,] lengths = new int[expected.Count + 1, actual.Count + 1];
        for (int e = expected.Count - 1; e >= 0; e--)
        {
            for (int a = actual.Count - 1; a >= 0; a--)
                lengths[e, a] = expected[e] == actual[a] ? lengths[e + 1, a + 1] + 1 : Math.Max(lengths[e + 1, a], lengths[e, a + 1]);
        }

        return lengths;
    }
}
