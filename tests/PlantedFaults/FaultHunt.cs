using Aurigraph.PlantedFaults.Tests.Compiling;
using Aurigraph.PlantedFaults.Tests.Mutants;
using Xunit.Abstractions;

namespace Aurigraph.PlantedFaults.Tests;

/// <summary>Plants a fault, plays trials until it is found, and holds the finding against the table.</summary>
internal static class FaultHunt
{
    /// <summary>All mutants, in the order of the table.</summary>
    public static IReadOnlyList<Mutant> All { get; } = [.. CoreMutants.All, .. NodeMutants.All];

    /// <summary>What a trial finds in a project with a fault planted in it.</summary>
    public static Finding? Find(MutantCompiler compiler, Mutant mutant, Type trial, ulong seeds)
    {
        var world = new MutantContext(compiler.AssemblyName, compiler.Compile(mutant));
        try
        {
            return Finding.Within(seeds, world.Trial(trial));
        }
        finally
        {
            world.Unload();
        }
    }

    /// <summary>The fault is found by the property and within the seeds that the table states.</summary>
    public static void AssertFound(MutantCompiler compiler, Mutant mutant, Type trial, ulong seeds, ITestOutputHelper output)
    {
        Finding? found = Find(compiler, mutant, trial, seeds);
        Assert.True(found is not null, $"\"{mutant.Name}\" was not found within {seeds} seeds.");
        output.WriteLine($"{mutant.Name}: seed {found.Seed}: {found.Text}");
        if (FindingTable.IsApproving)
            FindingTable.Approve(mutant, found);
        Assert.True(FindingTable.Row(mutant) is { } row && row.Property == found.Property && found.Seed <= row.Within,
            $"\"{mutant.Name}\" was found by {found.Property} with seed {found.Seed}, where docs/planted-faults.md says {FindingTable.Row(mutant)}. If that is right now, run the tests with AURIGRAPH_APPROVE=1.");
    }
}
