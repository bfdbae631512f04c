using Aurigraph.Reports.Page;

namespace Aurigraph.Reports.Capacity.Page;

/// <summary>Marks of scenarios on drawings.</summary>
internal static class SeriesMark
{
    /// <summary>Draws one.</summary>
    public static void Draw(SvgCanvas canvas, SeriesMarker marker, double x, double y, double size = 5)
    {
        if (marker == SeriesMarker.Circle)
            canvas.Circle("mark", x, y, size);
        else
            canvas.Polygon("mark", Corners(marker, x, y, size));
    }

    /// <summary>The piece of line with its mark that stands beside a scenario's name.</summary>
    public static string Key(SeriesStyle series)
    {
        string mark = series.Marker == SeriesMarker.Circle
            ? """<circle class="mark" cx="13" cy="5" r="4"/>"""
            : $"""<polygon class="mark" points="{string.Join(' ', Corners(series.Marker, 13, 5, 4).Select(p => SvgCanvas.Number(p.X) + "," + SvgCanvas.Number(p.Y)))}"/>""";
        return $"""<svg class="{series.Css}" viewBox="0 0 26 10" width="26" height="10" aria-hidden="true"><line class="line" x1="0" y1="5" x2="26" y2="5"/>{mark}</svg>""";
    }

    private static (double X, double Y)[] Corners(SeriesMarker marker, double x, double y, double r) => marker switch
    {
        SeriesMarker.Square => [(x - 0.9 * r, y - 0.9 * r), (x + 0.9 * r, y - 0.9 * r), (x + 0.9 * r, y + 0.9 * r), (x - 0.9 * r, y + 0.9 * r)],
        SeriesMarker.Diamond => [(x, y - 1.25 * r), (x + 1.25 * r, y), (x, y + 1.25 * r), (x - 1.25 * r, y)],
        SeriesMarker.Triangle => [(x, y - 1.1 * r), (x + 1.1 * r, y + 0.8 * r), (x - 1.1 * r, y + 0.8 * r)],
        SeriesMarker.TriangleDown => [(x, y + 1.1 * r), (x + 1.1 * r, y - 0.8 * r), (x - 1.1 * r, y - 0.8 * r)],
        SeriesMarker.Pentagon => [(x, y - 1.1 * r), (x + 1.05 * r, y - 0.34 * r), (x + 0.65 * r, y + 0.89 * r), (x - 0.65 * r, y + 0.89 * r), (x - 1.05 * r, y - 0.34 * r)],
        SeriesMarker.Cross => [(x - 0.4 * r, y - 1.2 * r), (x + 0.4 * r, y - 1.2 * r), (x + 0.4 * r, y - 0.4 * r), (x + 1.2 * r, y - 0.4 * r), (x + 1.2 * r, y + 0.4 * r), (x + 0.4 * r, y + 0.4 * r),
            (x + 0.4 * r, y + 1.2 * r), (x - 0.4 * r, y + 1.2 * r), (x - 0.4 * r, y + 0.4 * r), (x - 1.2 * r, y + 0.4 * r), (x - 1.2 * r, y - 0.4 * r), (x - 0.4 * r, y - 0.4 * r)],
        _ => [(x - 0.5 * r, y - 1.2 * r), (x + 0.5 * r, y - 1.2 * r), (x + 0.5 * r, y + 1.2 * r), (x - 0.5 * r, y + 1.2 * r)],
    };
}
