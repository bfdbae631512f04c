using Aurigraph.Capacity.Claims;
using Aurigraph.Scenarios.Claims;

namespace Aurigraph.Scenarios.Tests.Claims;

public sealed class CatalogClaimsTests
{
    private static readonly ClaimSet Set = ClaimsReader.Read("aurigraph-v11").Claims!;

    public static TheoryData<string> Names => [.. Catalog.BuiltIn.Parts("claims")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_file_of_claims_is_valid_and_named_like_its_file(string name)
    {
        ClaimsReading reading = ClaimsReader.Read(name);
        Assert.Empty(reading.Faults);
        Assert.Equal(name, reading.Claims!.Name);
    }

    [Fact]
    public void Every_claim_is_about_a_scenario_of_the_catalog_or_any()
    {
        HashSet<string> known = [.. Catalog.BuiltIn.Scenarios().Select(s => s.Name), Claim.AnyScenario];
        Assert.All(Set.Claims, c => Assert.Contains(c.About, known));
        Assert.All(Set.Claims.Where(c => c.Over is not null), c => Assert.Contains(c.Over!, known));
    }

    [Fact]
    public void Every_document_is_named_by_a_claim_or_a_contradiction() =>
        Assert.All(Set.Sources, s => Assert.True(Set.Claims.Any(c => c.Sources.Contains(s.Name)) || Set.Contradictions.Any(c => c.Sources.Contains(s.Name)), s.Name));

    [Fact]
    public void The_register_of_contradictions_is_whole() => Assert.Equal(Enumerable.Range(1, 58), Set.Contradictions.Select(c => c.Number));

    [Fact]
    public void Claims_of_every_kind_can_be_judged()
    {
        Assert.Equal(Enum.GetValues<ClaimKind>(), Set.Claims.Select(c => c.Kind).Distinct().Order());
        Assert.True(Set.Claims.Count(c => c.Kind != ClaimKind.Record) >= 40);
    }
}
