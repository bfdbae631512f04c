using System.Globalization;
using System.Text;

namespace Aurigraph.Reports.Page;

/// <summary>One drawing of the page. Coordinates are rounded to a tenth of a pixel; text and attributes are escaped. Classes are the style
/// sheet's and never come from input.</summary>
internal sealed class SvgCanvas(string cssClass, int width, int height, string finding, string? attributes = null)
{
    private readonly StringBuilder _body = new();

    /// <summary>Width of the drawing in pixels.</summary>
    public int Width => width;

    /// <summary>Rounds and writes one coordinate.</summary>
    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>About how wide a text is at 12 pixels; on the wide side, so that labels do not touch.</summary>
    public static double TextWidth(string text, double size = 12) => text.Length * size * 0.56;

    public void Rectangle(string cssClass, double x, double y, double w, double h) =>
        _body.Append(CultureInfo.InvariantCulture, $"""<rect class="{cssClass}" x="{Number(x)}" y="{Number(y)}" width="{Number(Math.Max(0, w))}" height="{Number(h)}"/>""").Append('\n');

    public void Line(string cssClass, double x1, double y1, double x2, double y2) =>
        _body.Append(CultureInfo.InvariantCulture, $"""<line class="{cssClass}" x1="{Number(x1)}" y1="{Number(y1)}" x2="{Number(x2)}" y2="{Number(y2)}"/>""").Append('\n');

    public void Text(string cssClass, double x, double y, string text)
    {
        string of = cssClass.Length == 0 ? "" : $" class=\"{cssClass}\"";
        _body.Append(CultureInfo.InvariantCulture, $"""<text{of} x="{Number(x)}" y="{Number(y)}">{Html.Escape(text)}</text>""").Append('\n');
    }

    public void Circle(string cssClass, double x, double y, double radius) =>
        _body.Append(CultureInfo.InvariantCulture, $"""<circle class="{cssClass}" cx="{Number(x)}" cy="{Number(y)}" r="{Number(radius)}"/>""").Append('\n');

    /// <summary>A line through points; a null breaks it. A point between two breaks is drawn as a dot.</summary>
    public void Path(string cssClass, IEnumerable<(double X, double Y)?> points)
    {
        StringBuilder path = new();
        bool down = false;
        foreach ((double X, double Y)? point in points)
        {
            if (point is not { } p)
            {
                down = false;
                continue;
            }
            path.Append(down ? 'L' : 'M').Append(Number(p.X)).Append(' ').Append(Number(p.Y));
            if (!down)
                path.Append("h0"); // A dot where the line has one point alone.
            down = true;
        }
        if (path.Length > 0)
            _body.Append(CultureInfo.InvariantCulture, $"""<path class="{cssClass}" d="{path}"/>""").Append('\n');
    }

    /// <summary>A closed shape through points.</summary>
    public void Polygon(string cssClass, IEnumerable<(double X, double Y)> points) =>
        _body.Append(CultureInfo.InvariantCulture, $"""<polygon class="{cssClass}" points="{string.Join(' ', points.Select(p => Number(p.X) + "," + Number(p.Y)))}"/>""").Append('\n');

    /// <summary>What is drawn inside takes the class of the group: its series.</summary>
    public void Group(string cssClass, Action draw)
    {
        _body.Append(CultureInfo.InvariantCulture, $"""<g class="{cssClass}">""").Append('\n');
        draw();
        _body.Append("</g>\n");
    }

    public override string ToString() =>
        $"""<svg class="{cssClass}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{Html.Escape(finding)}"{(attributes is null ? "" : " " + attributes)}>""" + "\n" + _body + "</svg>\n";
}
