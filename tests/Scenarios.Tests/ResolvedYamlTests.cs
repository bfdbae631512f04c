using CsCheck;

namespace Aurigraph.Scenarios.Tests;

public sealed class ResolvedYamlTests
{
    public static TheoryData<string> Scenarios => [.. Catalog.BuiltIn.Scenarios().Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_resolved_scenario_of_the_catalog_reads_as_the_same_experiment(string name) => ReadsTheSame(ScenarioReader.Read(name));

    [Fact]
    public void Any_resolved_scenario_reads_as_the_same_experiment() =>
        ScenarioText.Any.Sample(text => ReadsTheSame(ScenarioReader.ReadText(text, "drawn.yaml")), iter: 150);

    [Fact]
    public void A_resolved_scenario_needs_no_catalog()
    {
        ScenarioReading reading = ScenarioReader.Read("option-b");
        string empty = Directory.CreateTempSubdirectory("aurigraph").FullName;
        try
        {
            ScenarioReading again = ScenarioReader.ReadText(reading.ResolvedYaml, "resolved.yaml", null, Catalog.FromFolder(empty));
            Assert.Equal(ExperimentText.Of(reading.Experiment), ExperimentText.Of(again.Experiment));
        }
        finally
        {
            Directory.Delete(empty);
        }
    }

    [Fact]
    public void A_faulty_scenario_resolves_to_nothing() => Assert.Equal("", ScenarioReader.ReadText("name: x\n", "x.yaml").ResolvedYaml);

    private static void ReadsTheSame(ScenarioReading reading)
    {
        Assert.Empty(reading.Faults);
        ScenarioReading again = ScenarioReader.ReadText(reading.ResolvedYaml, "resolved.yaml");
        Assert.Empty(again.Faults);
        Assert.Equal(ExperimentText.Of(reading.Experiment), ExperimentText.Of(again.Experiment));
        Assert.Equal(reading.ResolvedYaml, again.ResolvedYaml);
        Assert.Equal(reading.Warnings, again.Warnings);
    }
}
