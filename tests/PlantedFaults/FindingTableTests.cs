using Aurigraph.PlantedFaults.Tests.Compiling;
using Aurigraph.PlantedFaults.Tests.Mutants;

namespace Aurigraph.PlantedFaults.Tests;

public sealed class FindingTableTests
{
    [Fact]
    public void The_table_has_a_row_for_every_fault_and_no_other() => Assert.Equal(FaultHunt.All.Select(m => m.Name), FindingTable.Names());

    [Fact]
    public void Faults_have_names_of_their_own() => Assert.Distinct(FaultHunt.All.Select(m => m.Name));

    [Theory]
    [InlineData("_log.Never(", "does not hold `_log.Never(`")]
    [InlineData("_messages.Add(", "holds `_messages.Add(` more than once")]
    [InlineData("private void HandleAppend(AppendRequest append)", "it does not compile")]
    public void A_fault_that_has_rotted_is_named(string find, string why)
    {
        var mutant = new Mutant("a rotten one", "engine/Consensus", new Edit("HyperRaft.Following.cs", find, "?"));
        var thrown = Assert.Throws<InvalidOperationException>(() => new MutantCompiler("engine/Consensus").Compile(mutant));
        Assert.Contains($"The mutant \"a rotten one\" has rotted: ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(why, thrown.Message, StringComparison.Ordinal);
    }
}
