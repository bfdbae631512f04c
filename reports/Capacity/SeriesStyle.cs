using Aurigraph.Reports.Capacity.Wording;

namespace Aurigraph.Reports.Capacity;

/// <summary>How a scenario is drawn: class of the style sheet, marker and colour on paper. Scenarios differ in hue, dash and marker.</summary>
/// <param name="Css">Class of the style sheet.</param>
/// <param name="Marker">Shape of its marks.</param>
/// <param name="Hex">Colour in the light set.</param>
internal sealed record SeriesStyle(string Css, SeriesMarker Marker, string Hex)
{
    private static readonly SeriesStyle[] All =
    [
        new("b", SeriesMarker.Diamond, "#0069a8"), new("a", SeriesMarker.Square, "#9f6700"), new("c", SeriesMarker.Triangle, "#a6447c"), new("base", SeriesMarker.Circle, "#5b656e"),
        new("d", SeriesMarker.TriangleDown, "#00757f"), new("e", SeriesMarker.Pentagon, "#6a6400"), new("f", SeriesMarker.Cross, "#4f4aa5"), new("g", SeriesMarker.Bar, "#7b4f2c"),
    ];

    /// <summary>One for each name: the baseline and Options A, B and C keep theirs in every report, others get what is free; beyond eight they repeat.</summary>
    public static IReadOnlyList<SeriesStyle> Assign(IReadOnlyList<string> names)
    {
        SeriesStyle?[] assigned = new SeriesStyle?[names.Count];
        List<SeriesStyle> free = [.. All];
        for (int i = 0; i < names.Count; i++)
        {
            string family = ScenarioLabel.Family(names[i]);
            string css = family == "baseline" ? "base" : family is "option-a" or "option-b" or "option-c" ? family[^1..] : "";
            assigned[i] = free.Find(s => s.Css == css);
            if (assigned[i] is { } style)
                free.Remove(style);
        }
        for (int i = 0; i < names.Count; i++)
        {
            if (assigned[i] is not null)
                continue;
            if (free.Count == 0)
                free.AddRange(All);
            assigned[i] = free[0];
            free.RemoveAt(0);
        }
        return [.. assigned.Select(s => s!)];
    }
}

/// <summary>Shapes of marks.</summary>
internal enum SeriesMarker
{
    /// <summary>A circle.</summary>
    Circle,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>Pointing up.</summary>
    Triangle,

    /// <summary>Pointing down.</summary>
    TriangleDown,

    /// <summary>Five corners.</summary>
    Pentagon,

    /// <summary>An upright cross.</summary>
    Cross,

    /// <summary>A standing bar.</summary>
    Bar,
}
