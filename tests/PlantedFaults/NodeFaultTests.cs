using Aurigraph.PlantedFaults.Tests.Compiling;
using Aurigraph.PlantedFaults.Tests.Mutants;
using Aurigraph.PlantedFaults.Tests.Trials;
using Xunit.Abstractions;

namespace Aurigraph.PlantedFaults.Tests;

/// <summary>The safety checkers find every fault that is planted in the actors of a node.</summary>
public sealed class NodeFaultTests(ITestOutputHelper output)
{
    private const ulong Seeds = 100;

    private static readonly MutantCompiler Compiler = new("engine/Node");

    public static TheoryData<string> Faults => [.. NodeMutants.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void It_is_found_that(string fault) =>
        FaultHunt.AssertFound(Compiler, NodeMutants.All.Single(m => m.Name == fault), typeof(NodeTrial), Seeds, output);

    [Fact]
    public void Without_a_fault_the_same_trials_find_nothing() =>
        Assert.Null(FaultHunt.Find(Compiler, new Mutant("nothing", "engine/Node"), typeof(NodeTrial), Seeds));
}
