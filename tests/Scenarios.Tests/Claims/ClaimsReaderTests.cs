using Aurigraph.Capacity.Claims;
using Aurigraph.Experiment;
using Aurigraph.Scenarios.Claims;

namespace Aurigraph.Scenarios.Tests.Claims;

public sealed class ClaimsReaderTests
{
    private const string Head = """
        schema: aurigraph.sim/claims/1
        name: mine
        sources: [ { name: PAPER, title: A paper } ]
        variants: [ { of: big, are: [big-too] } ]
        claims:

        """;

    [Fact]
    public void A_claim_takes_unit_and_comparison_of_its_metric()
    {
        Claim claim = Assert.Single(Read("  - { id: a, about: big, kind: finality, metric: finality.p95, claimed: 0.2s, rate: 1M/s, sources: [PAPER], text: t }").Claims!.Claims);
        Assert.Equal((200, MetricUnit.Milliseconds, ClaimComparison.AtMost), (claim.Claimed, claim.Unit, claim.Comparison));
        Assert.Equal(1e6, claim.Rate!.Value.PerSecond);
    }

    [Fact]
    public void A_claim_is_about_the_variants_too() =>
        Assert.Equal(["big", "big-too"], Read("  - { id: a, about: big, kind: throughput, claimed: 1M/s, sources: [PAPER], text: t }").Claims!.Claims[0].Scenarios);

    [Fact]
    public void An_operator_that_is_written_goes_before_that_of_the_metric() =>
        Assert.Equal(ClaimComparison.Below, Read("  - { id: a, about: any, kind: kpi, metric: cpu.mean, operator: \"<\", claimed: 80%, sources: [PAPER], text: t }").Claims!.Claims[0].Comparison);

    [Theory]
    [InlineData("+29%", 0.29)]
    [InlineData("-60%", -0.6)]
    public void A_ratio_is_a_change_with_a_sign(string text, double change)
    {
        Claim claim = Read($"  - {{ id: a, about: big, over: small, kind: ratio, metric: throughput, claimed: {text}, sources: [PAPER], text: t }}").Claims!.Claims[0];
        Assert.Equal((change, MetricUnit.Ratio, "small"), (claim.Claimed, claim.Unit, claim.Over));
    }

    [Theory]
    [InlineData("kind: ratio, metric: throughput, over: small, claimed: 29%", "claims[0].claimed", "a sign and a percentage such as `+29%` was expected")]
    [InlineData("kind: ratio, metric: throughput, claimed: +29%", "claims[0].over", "the key is missing")]
    [InlineData("kind: little, claimed: 1M/s, latency: 120ms", "claims[0].inFlight", "the key is missing; a claim of kind `little` takes a count such as `100K` there")]
    [InlineData("kind: batch, claimed: 100K", "claims[0].rate", "the key is missing")]
    [InlineData("kind: record", "claims[0].note", "the key is missing")]
    [InlineData("kind: record, note: n, claimed: 5", "claims[0].claimed", "a claim of kind `record` has no `claimed`; remove it")]
    [InlineData("kind: kpi, metric: cpu.maen, claimed: 5%", "claims[0].metric", "`cpu.maen` is not a metric of claims; did you mean `cpu.mean`?")]
    [InlineData("kind: count, metric: cpu.mean, claimed: 5%", "claims[0].metric", "which takes a sum of the deployment such as `cores`")]
    [InlineData("kind: throughput, claimed: 120ms", "claims[0].claimed", "`120ms` is a duration; a rate such as `900K` was expected")]
    [InlineData("kind: throughput, claimed: 1M/s, over: small", "claims[0].over", "a claim of kind `throughput` has no `over`; remove it")]
    [InlineData("kind: throughput, claimed: 1M/s, rte: 5", "claims[0].rte", "unknown key; did you mean `rate`?")]
    [InlineData("kind: throughput, claimed: 1M/s, batching: 5", "claims[0].batching", "unknown key; a claim takes `id`")]
    public void A_fault_names_place_and_way_out(string keys, string path, string message)
    {
        ClaimsReading reading = Read($"  - {{ id: a, about: big, sources: [PAPER], text: t, {keys} }}");
        ScenarioFault fault = Assert.Single(reading.Faults);
        Assert.False(reading.IsValid);
        Assert.Equal(("mine.yaml", 6, path), (fault.File, fault.Line, fault.Path));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        IReadOnlyList<ScenarioFault> faults = Read("""
              - { id: a, about: big, kind: throughput, claimed: fast, sources: [PAPER], text: t }
              - { id: a, about: big, kind: throughput, claimed: 1M/s, sources: [PAPRE], text: t }
            contradictions:
              - { number: 2, first: a, second: b, sources: [PAPER], treatment: derived }
            """).Faults;
        Assert.Equal(["claims[0].claimed", "claims[1].id", "claims[1].sources[0]", "contradictions[0].number"], faults.Select(f => f.Path));
        Assert.Equal([6, 7, 7, 9], faults.Select(f => f.Line));
        Assert.Contains("did you mean `PAPER`?", faults[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_neither_file_nor_claims_says_what_there_is()
    {
        ScenarioFault fault = Assert.Single(ClaimsReader.Read("aurigraph-v12").Faults);
        Assert.Contains("did you mean `aurigraph-v11`?", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("claims: [")]
    [InlineData("schema: aurigraph.sim/1\nname: a\nsources: []\nclaims: []")]
    public void What_is_no_file_of_claims_is_refused(string text) => Assert.NotEmpty(ClaimsReader.ReadText(text, "mine.yaml").Faults);

    private static ClaimsReading Read(string claims) => ClaimsReader.ReadText(Head + claims, "mine.yaml");
}
