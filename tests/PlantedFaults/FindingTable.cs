using System.Globalization;
using Aurigraph.PlantedFaults.Tests.Compiling;
using Aurigraph.PlantedFaults.Tests.Mutants;

namespace Aurigraph.PlantedFaults.Tests;

/// <summary>The table of docs/planted-faults.md, which the tests hold true. With AURIGRAPH_APPROVE=1 they write what they find instead.</summary>
internal static class FindingTable
{
    private const string Head =
        """
        # Planted faults

        Each row is a known fault of protocols like this one. The tests in `tests/PlantedFaults` plant it by changing the text of the sources, compile the
        result in memory, and play randomised trials against it: members crash and lose what is not durable, messages are lost, repeated and
        reordered, disks lag; members come and go, logs are compacted, snapshots carried, leadership handed over, reads answered. The safety checkers
        that watch every run must find it. The table names the first seed, counted from 1, that showed it; the tests play that one first, and all others
        when it no longer does. The unchanged code must pass all of them. Production code has no switch for any of it.

        "The node's own invariant" means that a node noticed and stopped itself before anything was broken that others could see.

        | planted in | fault | found by | with seed |
        | --- | --- | --- | --- |

        """;

    private static readonly Lock Access = new();

    private static string File { get; } = Path.Combine(RepositoryFolder.Root, "docs", "planted-faults.md");

    /// <summary>Whether findings are written and not compared.</summary>
    public static bool IsApproving { get; } = Environment.GetEnvironmentVariable("AURIGRAPH_APPROVE") == "1";

    /// <summary>What the table says of a mutant; null when it has no row.</summary>
    public static Row? Row(Mutant mutant)
    {
        foreach (string line in Lines())
        {
            string[] cells = [.. line.Split('|').Select(c => c.Trim())];
            if (cells.Length == 6 && cells[2] == mutant.Name)
                return new Row(cells[3], ulong.Parse(cells[4], CultureInfo.InvariantCulture));
        }
        return null;
    }

    /// <summary>The mutants that the table has rows for, in its order.</summary>
    public static IReadOnlyList<string> Names() => [.. Lines().Where(l => l.StartsWith("| engine/", StringComparison.Ordinal)).Select(l => l.Split('|')[2].Trim())];

    /// <summary>Writes a finding into the table.</summary>
    public static void Approve(Mutant mutant, Finding finding)
    {
        lock (Access)
        {
            var rows = Lines().Where(l => l.StartsWith("| engine/", StringComparison.Ordinal)).ToDictionary(l => l.Split('|')[2].Trim(), StringComparer.Ordinal);
            rows[mutant.Name] = $"| {mutant.Project} | {mutant.Name} | {finding.Property} | {finding.Seed} |";
            string body = string.Concat(FaultHunt.All.Where(m => rows.ContainsKey(m.Name)).Select(m => rows[m.Name] + "\n"));
            System.IO.File.WriteAllText(File, Head.ReplaceLineEndings("\n") + body);
        }
    }

    private static string[] Lines() => System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File) : [];
}
