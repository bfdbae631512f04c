using System.Xml.Linq;

namespace Aurigraph.Architecture.Tests;

public sealed class ProjectTests
{
    private const string Fixture = "tests/BannedApiFixture";

    private static readonly XDocument Versions = XDocument.Load(RepositoryFolder.PathOf("Directory.Packages.props"));

    public static TheoryData<string> Ruled => [.. ProjectRules.ByFolder.Keys];

    [Fact]
    public void Every_project_that_is_not_a_test_has_a_rule_and_every_rule_a_project() =>
        Assert.Equal(ProjectRules.ByFolder.Keys, ProjectFile.All.Where(p => !p.IsTest).Select(p => p.Folder).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ruled))]
    public void A_project_references_only_what_its_rule_allows(string folder) =>
        Assert.Empty(Project(folder).References.Except(ProjectRules.ByFolder[folder].References));

    [Theory]
    [MemberData(nameof(Ruled))]
    public void A_project_uses_only_the_packages_its_rule_allows(string folder) =>
        Assert.Empty(Project(folder).Packages.Except(ProjectRules.ByFolder[folder].Packages));

    [Theory]
    [MemberData(nameof(Ruled))]
    public void Code_of_the_virtual_world_and_no_other_is_held_to_the_list_of_banned_symbols(string folder) =>
        Assert.Equal(ProjectRules.ByFolder[folder].IsDeterministic, Project(folder).IsDeterministic);

    [Fact]
    public void Deterministic_code_knows_only_deterministic_code() =>
        Assert.All(ProjectFile.All.Where(p => p.IsDeterministic), p => Assert.All(p.References, r => Assert.True(Project(r).IsDeterministic, r)));

    [Fact]
    public void No_project_but_a_test_references_a_test() =>
        Assert.All(ProjectFile.All.Where(p => !p.IsTest), p => Assert.DoesNotContain(p.References, r => r.StartsWith("tests/", StringComparison.Ordinal)));

    [Fact]
    public void No_project_lies_within_another() =>
        Assert.All(ProjectFile.All, p => Assert.DoesNotContain(ProjectFile.All, other => other != p && p.Path.StartsWith(other.Folder + "/", StringComparison.Ordinal)));

    [Fact]
    public void Every_package_has_its_version_in_one_place() =>
        Assert.All(ProjectFile.All, p =>
        {
            Assert.Empty(p.Versions);
            Assert.Empty(p.Packages.Except(Central().Select(v => v.Name)));
        });

    [Fact]
    public void Every_version_is_exact_and_stated_once()
    {
        Assert.All(Central(), v => Assert.Matches(@"^\d+\.\d+\.\d+(\.\d+)?$", v.Version));
        Assert.Distinct(Central().Select(v => v.Name));
    }

    [Fact]
    public void Every_project_has_a_lock_file() =>
        Assert.All(ProjectFile.All.Where(p => p.Folder != Fixture), p => Assert.True(File.Exists(RepositoryFolder.PathOf($"{p.Folder}/packages.lock.json")), p.Folder));

    [Fact]
    public void The_solution_holds_every_project_but_the_one_that_must_not_build()
    {
        string solution = File.ReadAllText(RepositoryFolder.PathOf("Aurigraph.Sim.sln")).Replace('\\', '/');
        Assert.All(ProjectFile.All, p => Assert.Equal(p.Folder != Fixture, solution.Contains($"\"{p.Path}\"", StringComparison.Ordinal)));
    }

    private static ProjectFile Project(string folder) => ProjectFile.All.Single(p => p.Folder == folder);

    private static IReadOnlyList<(string Name, string Version)> Central() =>
        [.. Versions.Descendants("PackageVersion").Select(e => (e.Attribute("Include")!.Value, e.Attribute("Version")!.Value))];
}
