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
    /// <param name="compiler">Compiles the project.</param>
    /// <param name="mutant">The fault.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="seeds">How many seeds are played at most, from 1 on.</param>
    /// <param name="known">What was found before, and is played first; null when there is no such.</param>
    public static Finding? Find(MutantCompiler compiler, Mutant mutant, Type trial, ulong seeds, Row? known = null)
    {
        var world = new MutantContext(compiler.AssemblyName, compiler.Compile(mutant));
        Func<ulong, string?> run = world.Trial(trial);
        return known is not null && Finding.With(known.Seed, run) is { } again && again.Property == known.Property ? again : Finding.Within(seeds, run);
    }

    /// <summary>The fault is found by the property that the table states, with the seed that it states or another one within the bound.</summary>
    public static void AssertFound(MutantCompiler compiler, Mutant mutant, Type trial, ulong seeds, ITestOutputHelper output)
    {
        Row? row = FindingTable.Row(mutant);
        Finding? found = Find(compiler, mutant, trial, seeds, FindingTable.IsApproving ? null : row);
        Assert.True(found is not null, $"\"{mutant.Name}\" was not found within {seeds} seeds.");
        output.WriteLine($"{mutant.Name}: seed {found.Seed}: {found.Text}");
        if (FindingTable.IsApproving)
            FindingTable.Approve(mutant, found);
        else
            Assert.True(row?.Property == found.Property, $"\"{mutant.Name}\" was found by {found.Property} with seed {found.Seed}, where docs/planted-faults.md says {row}. If that is right now, run the tests with AURIGRAPH_APPROVE=1.");
    }
}
