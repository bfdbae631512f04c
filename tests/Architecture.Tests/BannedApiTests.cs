namespace Aurigraph.Architecture.Tests;

/// <summary>The list of banned symbols holds what it promises: an identifier with a slip in it bans nothing and says nothing.</summary>
public sealed class BannedApiTests(BannedApiScan scan) : IClassFixture<BannedApiScan>
{
    [Fact]
    public void The_fixture_compiles_so_that_every_use_means_what_it_says() => Assert.Empty(scan.Errors);

    [Fact]
    public void Every_banned_symbol_is_used_once_and_nothing_else_is_marked() =>
        Assert.Equal(scan.Banned.Order(StringComparer.Ordinal), scan.Marked.Select(m => m.Symbol).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_marked_line_is_refused_once() =>
        Assert.Equal(scan.Marked.Select(m => m.Line).Order(StringComparer.Ordinal), scan.Refused.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_refusal_names_what_to_use_or_why() =>
        Assert.All(File.ReadLines(BannedApiScan.List), line => Assert.Matches("^[TMP]:[^;]+;[A-Z].+$", line));

    /// <summary>The list names overloads one by one, so a new one of the framework would slip in: this says which are missing.</summary>
    [Theory]
    [MemberData(nameof(BannedFamilies.All), MemberType = typeof(BannedFamilies))]
    public void Every_overload_of_a_banned_method_is_banned(string family) =>
        Assert.Empty(scan.OverloadsOf(family).Except(scan.Banned));
}
