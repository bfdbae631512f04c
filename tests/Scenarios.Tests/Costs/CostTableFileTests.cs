using Aurigraph.Scenarios.Costs;

namespace Aurigraph.Scenarios.Tests.Costs;

public sealed class CostTableFileTests
{
    [Fact]
    public void The_reference_table_holds_every_kernel_and_a_cost_for_each_scheme()
    {
        CostTableContent reference = CostTableFile.Reference;
        Assert.Equal(["copyPerByte", "lookup", "sha256PerByte", "verifyEd25519"], reference.Kernel.Keys);
        Assert.All(reference.Kernel.Values, ns => Assert.True(ns > 0));
        Assert.Equal(6, reference.Costs.Count(c => c.Key.StartsWith("verifySignature.", StringComparison.Ordinal)));
        Assert.Equal(["verifySignature.none", "storeReadsPerTransaction", "storeReadAhead", "storeCompressionRatio", "quantum"], reference.Costs.Where(c => c.Uncertainty is null).Select(c => c.Key));
    }

    [Fact]
    public void A_table_that_was_written_reads_back_as_it_was()
    {
        using TemporaryFolder folder = new();
        CostTableContent table = CostTableFile.Reference with { Name = "mine", Date = "2026-11-30", Machine = "a machine: \"mine\"" };
        string path = folder.Write("mine.yaml", CostTableFile.Text(table, "A comment."));
        Assert.True(CostTableFile.TryRead(path, out CostTableContent? again, out IReadOnlyList<ScenarioFault> faults), string.Join("; ", faults));
        Assert.Equal((table.Name, table.Date, table.Machine), (again.Name, again.Date, again.Machine));
        Assert.Equal(table.Costs, again.Costs);
        Assert.Equal(table.Kernel, again.Kernel);
    }

    [Fact]
    public void A_table_that_was_written_serves_a_scenario()
    {
        using TemporaryFolder folder = new();
        folder.Write("mine.yaml", CostTableFile.Text(CostTableFile.Reference with { Name = "mine", Date = "2026-11-30" }));
        string path = folder.Write("scenario.yaml", "schema: aurigraph.sim/1\nname: first\ndeployment: option-b\nworkload: { stages: [ { rate: 1K/s, for: rest } ] }\ncosts: ./mine.yaml\n");
        ScenarioReading reading = ScenarioReader.Read(path);
        Assert.Empty(reading.Faults);
        Assert.Equal(("mine", "2026-11-30"), (reading.Experiment!.Costs.Name, reading.Experiment.Costs.Date));
    }

    [Theory]
    [InlineData("hashConstant: -1ns\n", "hashConstant: `-1ns` is negative")]
    [InlineData("schema: aurigraph.sim/1\n", "schema: unknown key")]
    [InlineData("nothing of the kind\n", "was expected")]
    [InlineData("[ 1, 2 ]\n", "was expected")]
    [InlineData("", "the file is empty")]
    public void What_is_no_cost_table_is_refused_with_its_place(string text, string expected)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("mine.yaml", text);
        Assert.False(CostTableFile.TryRead(path, out _, out IReadOnlyList<ScenarioFault> faults));
        Assert.StartsWith($"{path}:1:", faults[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(expected, faults[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cost_that_the_format_does_not_know_is_not_written() =>
        Assert.Throws<ArgumentException>(() => CostTableFile.Text(CostTableFile.Reference with { Costs = [new("hashConst", 1, null, null)] }));

    [Fact]
    public void A_value_that_the_format_does_not_take_is_not_written() =>
        Assert.Throws<ArgumentException>(() => CostTableFile.Text(CostTableFile.Reference with { Costs = [new("hashConstant", 2e9, null, null)] }));
}
