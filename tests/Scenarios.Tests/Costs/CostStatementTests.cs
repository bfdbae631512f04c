using Aurigraph.Experiment;

namespace Aurigraph.Scenarios.Tests.Costs;

/// <summary>Costs with their uncertainty and source, as scenarios read them.</summary>
public sealed class CostStatementTests
{
    private const string Smallest = """
        schema: aurigraph.sim/1
        name: first
        deployment: option-b
        workload: { stages: [ { rate: 50K/s, for: 1m } ] }

        """;

    [Fact]
    public void Every_cost_of_the_reference_table_has_a_source_and_an_uncertainty_of_its_own_plus_that_of_the_machine()
    {
        CostTable own = Costs("machine: { uncertainty: 0 }");
        CostTable added = Costs("");
        Assert.Equal(CostTable.InputNames, own.Uncertainties.Keys);
        Assert.Equal(CostTable.InputNames, own.Sources.Keys);
        Assert.All(CostTable.InputNames, name => Assert.Equal(Math.Min(own.Uncertainties[name] + 0.1, CostTable.UncertaintyMax), added.Uncertainties[name], 1e-9));
        Assert.All(own.Sources.Values, source => Assert.Matches("^(measured|guess)", source));
    }

    [Fact]
    public void Free_costs_have_no_uncertainty_whatever_the_machine() =>
        Assert.Empty(Costs("costs: free\nmachine: { uncertainty: 50% }").Uncertainties);

    [Fact]
    public void Costs_over_a_free_base_have_the_uncertainty_of_the_machine_alone() =>
        Assert.Equal([new("applyPerTransaction", 0.1)], Costs("costs: { base: free, applyPerTransaction: 20us }").Uncertainties);

    [Fact]
    public void A_cost_with_an_uncertainty_and_a_source_keeps_both()
    {
        CostTable costs = Costs("""
            costs: { base: free, date: 2026-11-30, machine: two cores, hashConstant: { value: 300ns, uncertainty: 5%, source: "a guess: mine" }, diskBandwidth: { value: 100MB/s, uncertainty: 0.3 } }
            """);
        Assert.Equal((300.0, 0.15, "a guess: mine"), (costs.HashConstantNs, Math.Round(costs.Uncertainties["hashConstant"], 9), costs.Sources["hashConstant"]));
        Assert.Equal((1e8, 0.4), (costs.DiskBandwidth.BytesPerSecond, Math.Round(costs.Uncertainties["diskBandwidth"], 9)));
        Assert.Equal(("2026-11-30", "two cores"), (costs.Date, costs.Machine));
        Assert.Equal(["hashConstant"], costs.Sources.Keys);
    }

    [Fact]
    public void The_uncertainty_of_a_signature_check_is_that_of_its_scheme()
    {
        const string Table = "costs: { base: free, verifySignature: { ed25519: 1us, ml-dsa-65: { value: 2us, uncertainty: 20%, source: mine } } }\n";
        Assert.Equal(0.1, Costs(Table).Uncertainties["verifySignature"], 1e-9);
        CostTable other = Costs(Table + "crypto: { scheme: ml-dsa-65 }");
        Assert.Equal((0.3, "mine"), (Math.Round(other.Uncertainties["verifySignature"], 9), other.Sources["verifySignature"]));
        Assert.False(Costs(Table + "crypto: { scheme: none }").Uncertainties.ContainsKey("verifySignature"));
    }

    [Fact]
    public void A_signature_check_may_be_stated_for_the_scheme_of_the_scenario()
    {
        CostTable costs = Costs("costs: { verifySignature: { value: 40us, uncertainty: 3% } }\nmachine: { cryptoSpeed: 2 }");
        Assert.Equal((20_000.0, 0.13), (costs.VerifySignatureNs, Math.Round(costs.Uncertainties["verifySignature"], 9)));
    }

    [Fact]
    public void Another_value_takes_nothing_from_what_the_base_states_and_the_same_value_all_of_it()
    {
        CostTable reference = Costs("");
        CostTable repeated = Costs("costs: { hashConstant: 400ns, diskBandwidth: 500MB/s, verifySignature: 52us }");
        Assert.Equal(reference.Uncertainties, repeated.Uncertainties);
        Assert.Equal(reference.Sources, repeated.Sources);
        CostTable stated = Costs("costs: { hashConstant: 401ns }");
        Assert.Equal(0.1, stated.Uncertainties["hashConstant"], 1e-9);
        Assert.False(stated.Sources.ContainsKey("hashConstant"));
    }

    [Fact]
    public void However_unsure_a_cost_is_it_is_never_nothing() =>
        Assert.Equal(CostTable.UncertaintyMax, Costs("machine: { uncertainty: 100% }").Uncertainties["hashPerByte"]);

    [Fact]
    public void The_resolved_scenario_states_what_the_table_states_and_runs_again_as_it_is()
    {
        ScenarioReading reading = ScenarioReader.ReadText(Smallest + "costs: { verifySignature: { value: 40us, uncertainty: 3%, source: 'a: b' } }\n", "first.yaml");
        ScenarioReading again = ScenarioReader.ReadText(reading.ResolvedYaml, "resolved.yaml");
        Assert.Empty(again.Faults);
        Assert.Equal(ExperimentText.Of(reading.Experiment!.Costs), ExperimentText.Of(again.Experiment!.Costs));
    }

    [Theory]
    [InlineData("costs: { hashConstant: { uncertainty: 5% } }", "costs.hashConstant.value: the key is missing")]
    [InlineData("costs: { hashConstant: { value: -5ns } }", "costs.hashConstant.value: `-5ns` is negative")]
    [InlineData("costs: { hashConstant: -5ns }", "costs.hashConstant: `-5ns` is negative")]
    [InlineData("costs: { hashConstant: { value: 5ns, uncertainty: 110% } }", "costs.hashConstant.uncertainty: `110%` is too large")]
    [InlineData("costs: { hashConstant: { value: 5ns, uncertanty: 10% } }", "costs.hashConstant.uncertanty: unknown key; did you mean `uncertainty`?")]
    [InlineData("costs: { hashConstant: [ 5ns ] }", "costs.hashConstant: a list was found where a duration such as `5us` or `{ value: ..., uncertainty: 10% }` was expected")]
    [InlineData("costs: { verifySignature: { value: 5us, ed25519: 5us } }", "costs.verifySignature.ed25519: unknown key")]
    [InlineData("costs: { verifySignature: { ed25519: { value: -1us } } }", "costs.verifySignature.ed25519.value: `-1us` is negative")]
    [InlineData("costs: { date: yesterday }", "costs.date: `yesterday` was found where a date such as `2026-11-30` was expected")]
    [InlineData("machine: { uncertainty: 101% }", "machine.uncertainty: `101%` is too large")]
    public void A_table_with_a_missing_or_negative_entry_is_refused_with_its_line_and_key(string more, string expected)
    {
        ScenarioFault fault = Assert.Single(ScenarioReader.ReadText(Smallest + more + "\n", "first.yaml").Faults);
        Assert.StartsWith("first.yaml:5:", fault.ToString(), StringComparison.Ordinal);
        Assert.Contains(expected, fault.ToString(), StringComparison.Ordinal);
    }

    private static CostTable Costs(string more)
    {
        ScenarioReading reading = ScenarioReader.ReadText(Smallest + more + "\n", "first.yaml");
        Assert.Empty(reading.Faults);
        return reading.Experiment!.Costs;
    }
}
