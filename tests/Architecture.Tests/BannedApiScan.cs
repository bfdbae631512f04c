using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Aurigraph.Architecture.Tests;

/// <summary>Compiles the fixture in memory, with the analyzer and the list that deterministic projects are built with.</summary>
public sealed class BannedApiScan : IAsyncLifetime
{
    private const string Rule = "RS0030";

    private Compilation _compilation = null!;

    /// <summary>The list of banned symbols.</summary>
    public static string List { get; } = RepositoryFolder.PathOf("BannedSymbols.txt");

    /// <summary>Documentation identifiers of the list.</summary>
    public IReadOnlyList<string> Banned { get; } = [.. File.ReadLines(List).Select(l => l.Split(';')[0])];

    /// <summary>Lines of the fixture that are marked, as file and line, and the symbol that the mark names.</summary>
    public IReadOnlyList<(string Line, string Symbol)> Marked { get; private set; } = [];

    /// <summary>Lines that the analyzer refuses, as often as it does.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <summary>What does not compile.</summary>
    public IReadOnlyList<string> Errors { get; private set; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        SyntaxTree[] trees = [.. RepositoryFolder.Files("tests/BannedApiFixture", "*.cs").Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(RepositoryFolder.PathOf(f)), path: f))];
        _compilation = CSharpCompilation.Create("Fixture", trees, Platform(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Errors = [.. _compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
        Marked = [.. trees.SelectMany(Marks)];
        var options = new AnalyzerOptions([new ListFile(List)]);
        ImmutableArray<Diagnostic> diagnostics = await _compilation.WithAnalyzers([Analyzer()], options).GetAnalyzerDiagnosticsAsync();
        Refused = [.. diagnostics.Where(d => d.Id == Rule).Select(d => LineOf(d.Location))];
        Errors = [.. Errors, .. diagnostics.Where(d => d.Id != Rule).Select(d => d.ToString())];
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Identifiers of the public overloads of a method that read no time handed in; none when the type lacks it.</summary>
    /// <param name="family">Type and name.</param>
    internal IEnumerable<string> OverloadsOf(string family)
    {
        int dot = family.LastIndexOf('.');
        INamedTypeSymbol type = _compilation.GetTypeByMetadataName(family[..dot])!;
        return type.GetMembers(family[(dot + 1)..]).OfType<IMethodSymbol>()
            .Where(m => m.DeclaredAccessibility == Accessibility.Public && m.Parameters.All(p => p.Type.Name != nameof(TimeProvider)))
            .Where(m => m.Name != nameof(Task.WaitAsync) || m.Parameters.Any(p => p.Type.Name == nameof(TimeSpan)))
            .Where(m => m.Parameters.All(p => p.Type.SpecialType != SpecialType.System_Decimal))
            .Select(m => m.GetDocumentationCommentId()!);
    }

    private static IEnumerable<(string Line, string Symbol)> Marks(SyntaxTree tree) =>
        from line in tree.GetText().Lines
        let mark = Regex.Match(line.ToString(), "// (?<symbol>[TMP]:.+)$", RegexOptions.NonBacktracking)
        where mark.Success
        select ($"{tree.FilePath}:{line.LineNumber + 1}", mark.Groups["symbol"].Value);

    private static string LineOf(Location location) => $"{location.SourceTree!.FilePath}:{location.GetLineSpan().StartLinePosition.Line + 1}";

    private static IEnumerable<MetadataReference> Platform() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p));

    private static DiagnosticAnalyzer Analyzer()
    {
        string package = typeof(BannedApiScan).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "BannedApiAnalyzers").Value!;
        string folder = Path.Combine(package, "analyzers", "dotnet", "cs");
        Assembly.LoadFrom(Path.Combine(folder, "Microsoft.CodeAnalysis.BannedApiAnalyzers.dll"));
        Assembly assembly = Assembly.LoadFrom(Path.Combine(folder, "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.dll"));
        Type type = assembly.GetTypes().Single(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && t.Name.Contains("SymbolIsBanned", StringComparison.Ordinal));
        return (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
    }

    private sealed class ListFile(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }
}
