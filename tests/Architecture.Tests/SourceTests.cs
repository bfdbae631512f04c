using System.Text.RegularExpressions;

namespace Aurigraph.Architecture.Tests;

public sealed class SourceTests
{
    private const int LinesMax = 450;

    /// <summary>Files that may be longer, each with the reason. Empty: keep it so.</summary>
    private static readonly IReadOnlyDictionary<string, string> LongOnes = new Dictionary<string, string>();

    private static readonly string[] Product = ["engine", "network-models", "reports", "scenarios"];

    private static readonly IReadOnlyList<string> ProductSources = [.. Product.SelectMany(f => RepositoryFolder.Files(f, "*.cs"))];

    private static readonly IReadOnlyList<string> Sources = [.. ProductSources, .. RepositoryFolder.Files("tests", "*.cs")];

    [Fact]
    public void No_file_is_two_things_long() =>
        Assert.DoesNotContain(Sources, f => !LongOnes.ContainsKey(f) && Lines(f).Length > LinesMax);

    [Fact]
    public void No_file_is_excused_that_need_not_be() =>
        Assert.DoesNotContain(LongOnes.Keys, f => !Sources.Contains(f) || Lines(f).Length <= LinesMax);

    [Fact]
    public void Nothing_is_named_after_having_no_name() =>
        Assert.DoesNotContain(Sources, f => f.Split('/', '.').Any(part => Holds(part, "(Utils?|Utilities|Helpers?|Common|Managers?)$")));

    [Fact]
    public void A_file_is_named_after_a_type_it_holds() =>
        Assert.DoesNotContain(ProductSources, f => NameOf(f) is var name && name != "Program" &&
            !Lines(f).Any(line => line.Contains(name, StringComparison.Ordinal) && Holds(line, $@"\b(class|struct|record|interface|enum)\s+{name}\b|\bdelegate\s.*\b{name}\b")));

    [Fact]
    public void No_test_sleeps_or_waits_in_real_time() =>
        Assert.Empty(Offences("tests", @"Thread\s*\.\s*Sleep\s*\(|Task\s*\.\s*Delay\s*\([^,]*\)\s*($|[;.)])"));

    [Fact]
    public void No_warning_is_silenced_in_the_source_without_a_reason() =>
        Assert.DoesNotContain(Product.SelectMany(f => Offences(f, "#pragma warning disable|SuppressMessage")), o => !o.Contains("Justification = ", StringComparison.Ordinal));

    [Fact]
    public void No_test_is_skipped() =>
        Assert.Empty(Offences("tests", @"\[(Fact|Theory)\([^)]*Skip\s*="));

    [Fact]
    public void Nothing_is_left_to_do() =>
        Assert.Empty(Product.SelectMany(f => Offences(f, @"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")));

    private static IEnumerable<string> Offences(string folder, string pattern) =>
        from file in RepositoryFolder.Files(folder, "*.cs")
        where !file.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal) && !file.StartsWith("tests/BannedApiFixture/", StringComparison.Ordinal)
        from line in Lines(file).Select((text, i) => (Text: text, Number: i + 1))
        where Holds(line.Text, pattern)
        select $"{file}:{line.Number}: {line.Text.Trim()}";

    private static bool Holds(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking);

    private static string NameOf(string file) => file[(file.LastIndexOf('/') + 1)..].Split('.')[0];

    private static string[] Lines(string file) => File.ReadAllLines(RepositoryFolder.PathOf(file));
}
