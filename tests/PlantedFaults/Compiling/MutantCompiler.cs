using System.Xml.Linq;
using Aurigraph.PlantedFaults.Tests.Mutants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aurigraph.PlantedFaults.Tests.Compiling;

/// <summary>Compiles a project with a fault planted in it. The project is parsed once; of a mutant, only the files that it changes are.</summary>
internal sealed class MutantCompiler
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);
    private static readonly string[] Implicit = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks"];

    private readonly string _project;
    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<string, SyntaxTree> _trees;

    /// <summary>Parses a project.</summary>
    /// <param name="project">Its folder.</param>
    public MutantCompiler(string project)
    {
        _project = project;
        string folder = Path.Combine(RepositoryFolder.Root, project);
        string file = Directory.GetFiles(folder, "*.csproj").Single();
        AssemblyName = Path.GetFileNameWithoutExtension(file);
        _trees = Sources(folder).ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), path => Parse(File.ReadAllText(path), path), StringComparer.Ordinal);
        _compilation = CSharpCompilation.Create(
            AssemblyName,
            [.. _trees.Values, Parse(Prelude(file), "Prelude.cs")],
            References().Where(r => !r.Display!.EndsWith($"{AssemblyName}.dll", StringComparison.Ordinal)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));
    }

    /// <summary>The name of what comes out.</summary>
    public string AssemblyName { get; }

    /// <summary>Compiles the project with a mutant's changes.</summary>
    /// <exception cref="InvalidOperationException">A text to be changed is not there exactly once, or the result does not compile: the mutant has rotted.</exception>
    public byte[] Compile(Mutant mutant)
    {
        CSharpCompilation changed = _compilation;
        foreach (IGrouping<string, Edit> edits in mutant.Edits.GroupBy(e => e.File))
        {
            SyntaxTree tree = _trees.GetValueOrDefault(edits.Key) ?? throw Rotten(mutant, $"{_project} has no file {edits.Key}");
            changed = changed.ReplaceSyntaxTree(tree, Parse(edits.Aggregate(tree.ToString(), (text, edit) => Apply(mutant, text, edit)), tree.FilePath));
        }
        using var image = new MemoryStream();
        var result = changed.Emit(image);
        return result.Success
            ? image.ToArray()
            : throw Rotten(mutant, "it does not compile: " + string.Join("; ", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(3)));
    }

    private static string Apply(Mutant mutant, string text, Edit edit)
    {
        int first = text.IndexOf(edit.Find, StringComparison.Ordinal);
        if (first < 0)
            throw Rotten(mutant, $"{edit.File} does not hold `{edit.Find}`");
        if (text.IndexOf(edit.Find, first + 1, StringComparison.Ordinal) >= 0)
            throw Rotten(mutant, $"{edit.File} holds `{edit.Find}` more than once");
        return string.Concat(text.AsSpan(0, first), edit.Replace, text.AsSpan(first + edit.Find.Length));
    }

    private static InvalidOperationException Rotten(Mutant mutant, string why) =>
        new($"The mutant \"{mutant.Name}\" has rotted: {why}. Plant it anew where the code now does what it breaks.");

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text.ReplaceLineEndings("\n"), Parsing, path);

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    /// <summary>What the build adds to the sources: usings, the version, and who sees the internals.</summary>
    private static string Prelude(string file)
    {
        IEnumerable<string> usings = XDocument.Load(file).Descendants("Using").Select(u => u.Attribute("Include")!.Value);
        return string.Concat(Implicit.Concat(usings).Select(u => $"global using {u};\n")) +
            $"[assembly: System.Reflection.AssemblyVersion(\"{typeof(MutantCompiler).Assembly.GetName().Version}\")]\n" +
            $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{Path.GetFileNameWithoutExtension(file)}.Tests\")]\n";
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path));
}
