using System.Text.RegularExpressions;

namespace Aurigraph.Architecture.Tests;

/// <summary>What the documents point at is there.</summary>
public sealed class DocumentationTests
{
    private const int DecisionLinesMax = 30;
    private const string TranscriptFolder = "tests/Conformance.Tests/Cases";

    private static readonly Lazy<string> Tests = new(() =>
        string.Join('\n', RepositoryFolder.Files("tests", "*.cs").Select(f => File.ReadAllText(RepositoryFolder.PathOf(f)))));

    private static readonly string[] Transcripts =
        [.. RepositoryFolder.Files(TranscriptFolder, "*.txt").Select(f => Path.ChangeExtension(Path.GetRelativePath(TranscriptFolder, f), null))];

    public static TheoryData<string> Documents => [.. RepositoryFolder.Files("", "*.md")];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_leads_to_a_file(string document)
    {
        string folder = Path.GetDirectoryName(RepositoryFolder.PathOf(document))!;
        Assert.DoesNotContain(Matches(document, @"[A-Za-z0-9.]\]\((?<it>[^)#]+)"), link =>
            !link.StartsWith("https://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, link)));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_test_that_is_named_exists(string document)
    {
        Assert.DoesNotContain(Matches(document, "`(?<it>[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)+)`"), name => !Tests.Value.Contains($" {name}(", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_in_backticks_exists(string document)
    {
        string[] roots = ["", "engine", "tests/Simulation.Tests"];
        Assert.DoesNotContain(Matches(document, "`(?<it>(engine|reports|scenarios|samples|tests|docs|network-models)(/[A-Za-z0-9.-]+)+)`"), path =>
            !path.EndsWith(".golden.json", StringComparison.Ordinal) && !roots.Any(r => Exists(Path.Combine(r, path)) || Exists(Path.Combine(r, path + ".cs"))));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_transcript_that_is_named_exists(string document)
    {
        string folders = string.Join('|', Transcripts.Select(t => t[..t.IndexOf('/', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal));
        Assert.DoesNotContain(Matches(document, $"`(?<it>({folders})/[a-z-]+)`"), name => !Transcripts.Contains(name, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_transcript_is_named_with_the_statement_that_it_proves()
    {
        Assert.NotEmpty(Transcripts);
        string list = File.ReadAllText(RepositoryFolder.PathOf("docs/raft-paper.md"));
        Assert.DoesNotContain(Transcripts, name => !list.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_decision_is_listed_and_fits_a_screen()
    {
        string list = File.ReadAllText(RepositoryFolder.PathOf("docs/decisions/README.md"));
        Assert.All(RepositoryFolder.Files("docs/decisions", "0*.md"), f =>
        {
            string[] lines = File.ReadAllLines(RepositoryFolder.PathOf(f));
            Assert.Contains($"- [{lines[0][2..]}]({Path.GetFileName(f)})", list);
            Assert.InRange(lines.Length, 1, DecisionLinesMax);
        });
    }

    [Fact]
    public void The_readme_names_the_commands_that_a_check_runs()
    {
        string[] lines = File.ReadAllLines(RepositoryFolder.PathOf("README.md"));
        Assert.Equal("dotnet run --project scenarios/CommandLine -c Release -- run scenarios/catalog/option-b.yaml", lines.First(l => l.StartsWith("dotnet run ", StringComparison.Ordinal)));
        Assert.Equal("dotnet test Aurigraph.Sim.sln -c Release", lines.First(l => l.StartsWith("dotnet test ", StringComparison.Ordinal)));
    }

    private static bool Exists(string relative) => Path.Exists(RepositoryFolder.PathOf(relative));

    private static IEnumerable<string> Matches(string document, string pattern) =>
        Regex.Matches(File.ReadAllText(RepositoryFolder.PathOf(document)), pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Select(m => m.Groups["it"].Value);
}
