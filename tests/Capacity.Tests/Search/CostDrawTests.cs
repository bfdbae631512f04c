using Aurigraph.Capacity.Search;
using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Tests.Search;

public sealed class CostDrawTests
{
    private static readonly CostTable Table = SampleRun.Network(200).Costs with
    {
        MessageConstantNs = 100,
        Uncertainties = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["applyPerTransaction"] = 0.5, ["messageConstant"] = 0.1 },
    };

    [Fact]
    public void Draws_stay_within_the_uncertainty_and_cover_it_evenly()
    {
        IReadOnlyList<CostTable> drawn = CostDraw.Hypercube(Table, 10, 7);

        double[] places = [.. drawn.Select(t => (Math.Log(t.ApplyPerTransactionNs / Table.ApplyPerTransactionNs) / Math.Log(1.5) + 1) / 2).Order()];
        for (int i = 0; i < 10; i++)
            Assert.InRange(places[i], i / 10.0, (i + 1) / 10.0);
        Assert.All(drawn, t => Assert.InRange(t.MessageConstantNs, 100 / 1.1, 110));
    }

    [Fact]
    public void Inputs_are_drawn_independently()
    {
        IReadOnlyList<CostTable> drawn = CostDraw.Hypercube(Table, 10, 7);

        int[] apply = Ranks([.. drawn.Select(t => t.ApplyPerTransactionNs)]);
        int[] message = Ranks([.. drawn.Select(t => t.MessageConstantNs)]);
        Assert.NotEqual(apply, message);
        Assert.NotEqual(apply, message.Select(r => 9 - r));
    }

    [Fact]
    public void Equal_seeds_draw_equal_tables_and_others_do_not()
    {
        Assert.Equal(CostDraw.Hypercube(Table, 5, 1).Select(t => t.ApplyPerTransactionNs), CostDraw.Hypercube(Table, 5, 1).Select(t => t.ApplyPerTransactionNs));
        Assert.NotEqual(CostDraw.Hypercube(Table, 5, 1).Select(t => t.ApplyPerTransactionNs), CostDraw.Hypercube(Table, 5, 2).Select(t => t.ApplyPerTransactionNs));
    }

    private static int[] Ranks(double[] values) => [.. values.Select(v => values.Count(o => o < v))];
}
