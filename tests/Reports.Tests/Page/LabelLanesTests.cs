using Aurigraph.Reports.Page;
using CsCheck;

namespace Aurigraph.Reports.Tests.Page;

public class LabelLanesTests
{
    [Fact]
    public void Labels_with_room_share_the_first_lane() =>
        Assert.All(LabelLanes.Place([0, 100, 200], [50, 50, 50], 300), label => Assert.Equal(0, label.Lane));

    [Fact]
    public void A_label_that_would_run_into_the_next_goes_deeper()
    {
        (int Lane, double X)[] labels = LabelLanes.Place([0, 20, 200], [60, 60, 50], 300);

        Assert.Equal([1, 0, 0], labels.Select(l => l.Lane));
    }

    [Fact]
    public void Labels_of_one_lane_never_touch_and_none_leaves_the_drawing() =>
        Gen.Select(Gen.Double[0, 500].Array[1, 7], Gen.Double[20, 120].Array[7]).Sample((starts, widths) =>
        {
            Array.Sort(starts);
            (int Lane, double X)[] labels = LabelLanes.Place(starts, widths[..starts.Length], 560);

            for (int i = 0; i < labels.Length; i++)
            {
                Assert.InRange(labels[i].X, 0, 560 - widths[i] + 1e-9);
                for (int j = i + 1; j < labels.Length; j++)
                    Assert.True(labels[i].Lane != labels[j].Lane || labels[i].X + widths[i] <= labels[j].X || labels[j].X + widths[j] <= labels[i].X);
            }
        });
}
