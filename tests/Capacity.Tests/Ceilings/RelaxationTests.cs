using Aurigraph.Capacity.Ceilings;
using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Tests.Ceilings;

public sealed class RelaxationTests
{
    [Fact]
    public void A_quarter_more_of_a_resource_raises_its_ceiling_by_no_less()
    {
        ExperimentDefinition experiment = Given.Catalog("option-b");
        Assert.All(CeilingLadder.Of(experiment), c =>
        {
            double raised = CeilingLadder.Of(Relaxation.Of(experiment, c.Resource, 1.25)).FirstOrDefault(r => r.Resource == c.Resource)?.Tps ?? double.PositiveInfinity;
            // What waits for reads has their latency beside its processor time, and batches of a larger window take longer on their way.
            double least = c.Resource is Resources.Apply or Resources.StoreReads or Resources.Mempool or Resources.BodyWindow or Resources.Uncommitted ? 1 : 1.24;
            Assert.True(raised >= c.Tps * least, $"{c.Resource}: {c.Tps} -> {raised}");
        });
    }

    [Fact]
    public void Every_resource_can_be_relaxed_and_none_else() =>
        Assert.All(Resources.All, r => Assert.NotNull(Relaxation.Of(Given.Catalog("option-b"), r, 1.25)));

    [Fact]
    public void A_resource_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentException>(() => Relaxation.Of(Given.Catalog("option-b"), "luck", 1.25));
}
