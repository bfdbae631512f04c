using Aurigraph.Reports.Capacity;
using Aurigraph.Reports.Capacity.Page;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Tests.Capacity;

public class WordingTests
{
    [Theory]
    [InlineData("baseline", "Baseline", "Baseline")]
    [InlineData("option-b", "Option B", "B")]
    [InlineData("option-b-as-written", "Option B as written", "B as written")]
    [InlineData("option-b-one-host", "Option B, one host", "B, one host")]
    [InlineData("my-network", "my-network", "my-network")]
    [InlineData("options", "options", "options")]
    public void Scenarios_are_called_by_their_names(string name, string full, string brief)
    {
        Assert.Equal(full, ScenarioLabel.Long(name));
        Assert.Equal(brief, ScenarioLabel.Short(name));
    }

    [Fact]
    public void Long_names_are_cut() => Assert.Equal(40, ScenarioLabel.Long(new string('x', 500)).Length);

    [Theory]
    [InlineData(45_000, 75_000, "45–75K")]
    [InlineData(900, 1_200, "900–1.2K")]
    [InlineData(950_000, 1_050_000, "950K–1.05M")]
    [InlineData(5.5, 9.1, "5.5–9.1")]
    public void An_interval_names_its_unit_once(double low, double high, string text) => Assert.Equal(text, NumberFormat.Interval(low, high));

    [Theory]
    [InlineData(0.24, "+24 %")]
    [InlineData(-0.032, "−3.2 %")]
    [InlineData(0.0001, "0 %")]
    [InlineData(12, "+1,200 %")]
    [InlineData(double.NaN, "–")]
    public void A_change_has_its_sign(double ratio, string text) => Assert.Equal(text, CapacityWords.Change(ratio));

    [Fact]
    public void Options_keep_their_series_and_no_two_of_eight_share_one()
    {
        IReadOnlyList<SeriesStyle> styles = SeriesStyle.Assign(["x", "option-b-as-written", "option-b", "baseline", "option-c", "option-a", "y", "z"]);

        Assert.Equal(8, styles.Select(s => s.Css).Distinct().Count());
        Assert.Equal(8, styles.Select(s => s.Marker).Distinct().Count());
        Assert.Equal(("b", "base", "c", "a"), (styles[1].Css, styles[3].Css, styles[4].Css, styles[5].Css));
        Assert.Equal(11, SeriesStyle.Assign([.. Enumerable.Range(0, 11).Select(i => $"n{i}")]).Count);
    }

    [Fact]
    public void Labels_do_not_touch_and_stay_inside()
    {
        EndLabels.Wish[] wishes = [.. Enumerable.Range(0, 8).Select(i => new EndLabels.Wish(500 + i, 90))];
        (int Lane, double Middle)[] placed = EndLabels.Place(wishes, 40, 640, 3);

        for (int i = 0; i < placed.Length; i++)
        {
            Assert.InRange(placed[i].Middle, 40 + 45, 640 - 45);
            for (int j = 0; j < i; j++)
                Assert.True(placed[i].Lane != placed[j].Lane || Math.Abs(placed[i].Middle - placed[j].Middle) >= 89.9);
        }
    }

    [Fact]
    public void An_axis_is_logarithmic_only_where_a_linear_one_would_hide_a_series()
    {
        Assert.False(RateAxis.For([100_000, 49_000], 1_000, 6).IsLogarithmic);
        Assert.True(RateAxis.For([8_000_000_000, 7], 0.7, 6).IsLogarithmic);
    }
}
