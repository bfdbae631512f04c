using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Tests;

public sealed class CatalogTests
{
    public static TheoryData<string> Scenarios => [.. Catalog.BuiltIn.Scenarios().Select(s => s.Name)];

    public static IEnumerable<object[]> Parts => new[] { "deployments", "networks", "costs" }
        .SelectMany(kind => Catalog.BuiltIn.Parts(kind).Select(name => new object[] { kind, name }));

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_scenario_is_valid_and_named_like_its_file(string name)
    {
        ScenarioReading reading = ScenarioReader.Read(name);
        Assert.Empty(reading.Faults);
        Assert.Equal(name, reading.Experiment!.Name);
        Assert.NotEmpty(reading.Experiment.Description);
        Assert.Contains(reading.Experiment.Thresholds, t => t.Expression == "lost == 0");
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_part_is_valid(string kind, string name)
    {
        string part = kind switch { "deployments" => "deployment", "networks" => "network", _ => "costs" };
        string deployment = part == "deployment" ? name : "option-b";
        string other = part == "deployment" ? "" : $"{part}: {name}\n";
        Assert.Empty(ScenarioReader.ReadText($"schema: aurigraph.sim/1\nname: part\ndeployment: {deployment}\n{other}workload: {{ stages: [ {{ rate: 1K/s, for: rest }} ] }}\n", "part.yaml").Faults);
    }

    [Fact]
    public void The_catalog_inside_the_program_is_that_of_the_repository()
    {
        Catalog files = Catalog.FromFolder(Path.Combine(RepositoryFolder.Root, "scenarios", "catalog"));
        Assert.Equal(files.Scenarios(), Catalog.BuiltIn.Scenarios());
        foreach (string kind in new[] { "deployments", "networks", "costs", "claims" })
            Assert.Equal(files.Parts(kind), Catalog.BuiltIn.Parts(kind));
        Assert.All(files.Scenarios(), s => Assert.Equal(files.Scenario(s.Name), Catalog.BuiltIn.Scenario(s.Name)));
    }

    [Theory]
    [InlineData("baseline", 12, 8, 6, 88)]
    [InlineData("option-a", 12, 12, 12, 80)]
    [InlineData("option-b", 20, 16, 15, 128)]
    [InlineData("option-b-as-tuned", 20, 16, 15, 128)]
    [InlineData("option-b-as-guided", 20, 16, 15, 128)]
    [InlineData("option-b-as-written", 20, 16, 15, 128)]
    [InlineData("option-b-slim192", 20, 16, 15, 128)]
    [InlineData("option-c", 30, 20, 15, 184)]
    [InlineData("option-c-alt", 24, 20, 24, 168)]
    [InlineData("option-c-as-written", 30, 20, 15, 184)]
    [InlineData("baseline-as-written", 12, 8, 6, 88)]
    public void Nodes_and_cores_are_those_that_the_parts_of_the_source_add_up_to(string name, int validators, int business, int slim, int cores)
    {
        Deployment deployment = ScenarioReader.Read(name).Experiment!.Deployment;
        Assert.Equal((validators, business, slim), (deployment.Nodes(NodeRole.Validator).Count(), deployment.Nodes(NodeRole.Business).Count(), deployment.Nodes(NodeRole.Slim).Count()));
        Assert.Equal(cores, deployment.Containers.Sum(c => c.Cores));
    }

    [Theory]
    [InlineData("baseline")]
    [InlineData("option-a")]
    [InlineData("option-b")]
    [InlineData("option-c")]
    [InlineData("option-c-alt")]
    public void A_quarter_of_each_container_and_hardly_more_is_left_for_the_load(string name)
    {
        foreach (Container container in ScenarioReader.Read(name).Experiment!.Deployment.Containers)
        {
            double left = (double)(container.Memory - container.FixedMemory).Bytes / container.Memory.Bytes;
            Assert.InRange(left, 0.25, 0.2545);
        }
    }

    [Fact]
    public void The_budget_of_the_guide_leaves_nothing()
    {
        ScenarioReading reading = ScenarioReader.Read("option-b-as-guided");
        Container container = reading.Experiment!.Deployment.Containers[0];
        Assert.Equal(container.Memory, container.FixedMemory);
        Assert.Contains(reading.Warnings, w => w.Code == "memory.little-left");
    }

    [Theory]
    [InlineData("baseline-as-written", 8, 2)]
    [InlineData("option-b-as-written", 14, 4)]
    [InlineData("option-c-as-written", 15, 4)]
    public void The_settings_as_written_do_not_fit(string name, int containers, int warnings)
    {
        ScenarioReading reading = ScenarioReader.Read(name);
        Assert.Equal(containers, reading.Experiment!.Deployment.Containers.Count(c => c.FixedMemory > c.Memory));
        Assert.Equal(warnings, reading.Warnings.Count(w => w.Code == "memory.does-not-fit"));
    }

    [Fact]
    public void Slim_containers_of_192_MB_fit_with_a_sixth_to_spare_and_make_the_cluster_smaller_than_stated()
    {
        ScenarioReading reading = ScenarioReader.Read("option-b-slim192");
        Deployment deployment = reading.Experiment!.Deployment;
        Assert.All(deployment.Containers.Where(c => c.Role == NodeRole.Slim), c => Assert.InRange((double)(c.Memory - c.FixedMemory).Bytes / c.Memory.Bytes, 1.0 / 6, 0.18));
        Assert.Equal(3_968_000_000, deployment.Containers.Sum(c => c.Memory.Bytes));
        Assert.DoesNotContain(reading.Warnings, w => w.Code.StartsWith("memory.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("baseline", 776_000, 150, 300, 50, 50_000, 10)]
    [InlineData("option-a", 776_000, 150, 300, 50, 50_000, 10)]
    [InlineData("option-b", 1_000_000, 120, 240, 40, 100_000, 10)]
    [InlineData("option-c", 1_200_000, 100, 200, 30, 150_000, 5)]
    [InlineData("option-c-alt", 1_200_000, 100, 200, 30, 150_000, 5)]
    public void Load_and_times_are_those_of_the_source(string name, double rate, double min, double max, double heartbeat, int batch, double delay)
    {
        ExperimentDefinition experiment = ScenarioReader.Read(name).Experiment!;
        Assert.Equal(rate, experiment.Workload.Stages[^1].To.PerSecond);
        Assert.Equal((min, max, heartbeat), (experiment.Consensus.ElectionTimeoutMin.Milliseconds, experiment.Consensus.ElectionTimeoutMax.Milliseconds, experiment.Consensus.Heartbeat.Milliseconds));
        Assert.Equal((batch, delay), (experiment.Batching.MaxTransactions, experiment.Batching.MaxDelay.Milliseconds));
    }
}
