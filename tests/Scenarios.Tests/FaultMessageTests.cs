using System.Text;

namespace Aurigraph.Scenarios.Tests;

/// <summary>The exact text of messages, as a user sees them, held against an approved file.</summary>
public sealed class FaultMessageTests
{
    private static readonly string Approved = Path.Combine(RepositoryFolder.Root, "tests", "Scenarios.Tests", "FaultMessages.approved.txt");

    private static readonly string[] Rest =
    [
        "schema: aurigraph.sim/1", "name: case", "deployment: option-b", "workload: { stages: [ { rate: 50K/s, for: rest } ] }",
    ];

    [Fact]
    public void Every_case_of_the_approved_file_is_told_in_its_words()
    {
        string approved = File.ReadAllText(Approved);
        string[] cases = approved.Split("\n== ");
        StringBuilder actual = new(cases[0].TrimEnd() + "\n");
        foreach (string part in cases[1..])
        {
            string[] lines = part.TrimEnd().Split('\n');
            string[] given = [.. lines[1..].TakeWhile(l => !l.StartsWith("=> ", StringComparison.Ordinal))];
            actual.Append("\n== ").Append(lines[0]).Append('\n').AppendJoin('\n', given).Append('\n');
            foreach (string line in Told(given))
                actual.Append("=> ").Append(line).Append('\n');
        }
        if (Environment.GetEnvironmentVariable("AURIGRAPH_APPROVE") == "1")
            File.WriteAllText(Approved, actual.ToString());
        Assert.Equal(actual.ToString(), File.ReadAllText(Approved), ignoreLineEndingDifferences: true);
        Assert.True(cases.Length > 40);
    }

    private static IEnumerable<string> Told(string[] given)
    {
        string[] overrides = [.. given.Where(l => l.StartsWith("$ ", StringComparison.Ordinal)).Select(l => l[2..])];
        List<string> text = [.. given.Where(l => !l.StartsWith("$ ", StringComparison.Ordinal))];
        bool whole = text.Any(l => l == "schema:" || l.StartsWith("- ", StringComparison.Ordinal) || l == "---");
        if (!whole)
            text.AddRange(Rest.Where(r => !text.Any(l => l.StartsWith(r[..(r.IndexOf(':', StringComparison.Ordinal) + 1)], StringComparison.Ordinal))));
        string yaml = text is ["schema:"] ? "" : string.Join('\n', text) + "\n";
        ScenarioReading reading = ScenarioReader.ReadText(yaml, "scenario.yaml", overrides);
        Assert.Equal(reading.IsValid, reading.Faults.Count == 0);
        return reading.IsValid ? ["(valid)"] : reading.Faults.Select(f => f.ToString());
    }
}
