using Aurigraph.CommandLine.Rehearsal;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Measurement;

namespace Aurigraph.CommandLine.Tests.Rehearsal;

public sealed class GrowthCriterionTests
{
    private static readonly RunResult First = SmallRun.Run.Result with { Finality = SmallRun.Run.Result.Finality with { P95 = 40 } };

    [Fact]
    public void A_size_that_does_as_well_is_kept() => Assert.Empty(GrowthCriterion.Reason(First, First));

    [Theory]
    [InlineData(0.951, "")]
    [InlineData(0.94, "TPS committed, and")]
    public void A_size_is_taken_back_when_it_commits_less_than_95_percent_of_the_first(double share, string reason) =>
        Assert.Contains(reason, Reason(First with { Throughput = First.Throughput with { CommittedTps = First.Throughput.CommittedTps * share } }), StringComparison.Ordinal);

    [Theory]
    [InlineData(60, "")]
    [InlineData(60.1, "finality p95 60 ms, and 40 ms at the beginning")]
    public void A_size_is_taken_back_when_finality_is_more_than_half_as_slow_again(double p95, string reason) =>
        Assert.Equal(reason, Reason(First with { Finality = First.Finality with { P95 = p95 } }));

    [Fact]
    public void A_size_that_loses_anything_is_taken_back() =>
        Assert.Equal("1 transactions were lost", Reason(First with { Throughput = First.Throughput with { Lost = 1 } }));

    [Fact]
    public void A_size_that_breaks_a_safety_property_is_taken_back_whatever_else_it_does() =>
        Assert.Equal("safety was violated: two leaders in term 3", Reason(First with { Safety = First.Safety with { Violations = ["two leaders in term 3"] } }));

    [Fact]
    public void A_size_in_which_nothing_becomes_final_is_taken_back() =>
        Assert.Equal("nothing became final", Reason(First with { Finality = Distribution.Empty }));

    private static string Reason(RunResult now) => GrowthCriterion.Reason(First, now);
}
