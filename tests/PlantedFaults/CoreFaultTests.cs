using Aurigraph.PlantedFaults.Tests.Compiling;
using Aurigraph.PlantedFaults.Tests.Mutants;
using Aurigraph.PlantedFaults.Tests.Trials;
using Xunit.Abstractions;

namespace Aurigraph.PlantedFaults.Tests;

/// <summary>The safety checkers find every fault that is planted in the consensus core.</summary>
public sealed class CoreFaultTests(ITestOutputHelper output)
{
    private const ulong Seeds = 1000;

    private static readonly MutantCompiler Compiler = new("engine/Consensus");

    public static TheoryData<string> Faults => [.. CoreMutants.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void It_is_found_that(string fault) =>
        FaultHunt.AssertFound(Compiler, CoreMutants.All.Single(m => m.Name == fault), typeof(CoreTrial), Seeds, output);

    [Fact]
    public void Without_a_fault_the_same_trials_find_nothing() =>
        Assert.Null(FaultHunt.Find(Compiler, new Mutant("nothing", "engine/Consensus"), typeof(CoreTrial), Seeds));
}
