using System.Xml.Linq;

namespace Aurigraph.Architecture.Tests;

/// <summary>What a csproj says.</summary>
/// <param name="Path">Relative to the repository, with slashes.</param>
/// <param name="IsDeterministic">Whether it sets DeterministicCode.</param>
/// <param name="References">Folders of the projects it references.</param>
/// <param name="Packages">Names of its packages.</param>
/// <param name="Versions">Versions it states itself; none is allowed.</param>
internal sealed record ProjectFile(
    string Path, bool IsDeterministic, IReadOnlyList<string> References, IReadOnlyList<string> Packages, IReadOnlyList<string> Versions)
{
    /// <summary>All projects of the repository, those outside the solution too.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } = [.. RepositoryFolder.Files("", "*.csproj").Select(Read)];

    /// <summary>Its folder.</summary>
    public string Folder => FolderOf(Path);

    /// <summary>Whether it holds tests or what only tests use.</summary>
    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    private static string FolderOf(string path) => path[..path.LastIndexOf('/')];

    private static ProjectFile Read(string path)
    {
        XDocument document = XDocument.Load(RepositoryFolder.PathOf(path));
        string folder = RepositoryFolder.PathOf(FolderOf(path));
        return new ProjectFile(
            path,
            document.Descendants("DeterministicCode").Any(e => e.Value == "true"),
            [.. Includes(document, "ProjectReference").Select(r => FolderOf(Relative(folder, r))).Order(StringComparer.Ordinal)],
            [.. Includes(document, "PackageReference").Order(StringComparer.Ordinal)],
            [.. document.Descendants("PackageReference").Where(e => e.Attribute("Version") is not null || e.Attribute("VersionOverride") is not null || e.Element("Version") is not null)
                .Select(e => e.ToString())]);
    }

    private static IEnumerable<string> Includes(XDocument document, string element) =>
        document.Descendants(element).Select(e => e.Attribute("Include")!.Value);

    private static string Relative(string folder, string reference) =>
        System.IO.Path.GetRelativePath(RepositoryFolder.Root, System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, reference.Replace('\\', '/')))).Replace('\\', '/');
}
