using System.Xml.Linq;
using Aurigraph.Measurement;
using Aurigraph.Reports.Charts;
using SkiaSharp;

namespace Aurigraph.Reports.Tests.Charts;

public class ChartFilesTests
{
    public static TheoryData<string> Names => new(ChartFiles.Names);

    private static readonly RunResult Empty = SampleResult.Result with
    {
        Timeline = [], FinalityCurve = [], Elections = [], Leaders = [], Faults = [], Containers = [], Nodes = [], Finality = Distribution.Empty, Wall = new WallClock(null, null, null, null),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_has_ink(string name)
    {
        using SKBitmap picture = SKBitmap.Decode(ChartFiles.Png(name, SampleResult.Result, SampleResult.Experiment));

        // The title stands alone in the top of the picture: without a font that part is white.
        int dark = 0;
        for (int y = 0; y < 60; y++)
        {
            for (int x = 0; x < picture.Width; x++)
                dark += picture.GetPixel(x, y).Red < 100 ? 1 : 0;
        }
        Assert.InRange(dark, 1_000, 40_000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bytes_do_not_depend_on_what_was_drawn_before(string name)
    {
        byte[] png = ChartFiles.Png(name, SampleResult.Result, SampleResult.Experiment);
        string svg = ChartFiles.Svg(name, SampleResult.Result, SampleResult.Experiment);
        _ = ChartFiles.Svg("leaders", Empty, SampleResult.Experiment);

        Assert.Equal(png, ChartFiles.Png(name, SampleResult.Result, SampleResult.Experiment));
        Assert.Equal(svg, ChartFiles.Svg(name, SampleResult.Result, SampleResult.Experiment));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Svg_is_well_formed_and_each_reference_meets_an_id_of_the_chart(string name)
    {
        XDocument svg = XDocument.Parse(ChartFiles.Svg(name, SampleResult.Result, SampleResult.Experiment));
        HashSet<string> ids = svg.Descendants().Attributes("id").Select(a => a.Value).ToHashSet(StringComparer.Ordinal);

        Assert.All(ids, id => Assert.StartsWith(name + "-", id, StringComparison.Ordinal));
        Assert.All(svg.Descendants().Attributes().Where(a => a.Value.StartsWith("url(#", StringComparison.Ordinal)), a => Assert.Contains(a.Value[5..^1], ids));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_without_anything_measured_still_draws(string name)
    {
        using SKBitmap picture = SKBitmap.Decode(ChartFiles.Png(name, Empty, SampleResult.Experiment));

        Assert.True(picture.Width > 0);
        _ = XDocument.Parse(ChartFiles.Svg(name, Empty, SampleResult.Experiment));
    }
}
