using ScottPlot;
using SkiaSharp;

namespace Aurigraph.Reports.Charts;

/// <summary>The bundled typeface (Inter, SIL Open Font License, see Fonts/LICENSE-Inter.txt), the same on every machine. Without it a
/// machine without fonts draws charts without any text.</summary>
internal sealed class EmbeddedFont : IFontResolver
{
    /// <summary>The family's name.</summary>
    public const string Family = "Inter";

    private static readonly Lazy<EmbeddedFont> Registered = new(Register);
    private readonly SKTypeface _regular = Load("Inter-Regular.ttf");
    private readonly SKTypeface _semiBold = Load("Inter-SemiBold.ttf");

    /// <summary>Makes the typeface known to the chart library, once per process, and its default. To be called before a plot is made.</summary>
    public static void EnsureRegistered() => _ = Registered.Value;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Family ? weight >= FontWeight.SemiBold ? _semiBold : _regular : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Family ? bold ? _semiBold : _regular : null;

    private static EmbeddedFont Register()
    {
        EmbeddedFont font = new();
        Fonts.FontResolvers.Insert(0, font);
        Fonts.Default = Family;
        Fonts.Sans = Family;
        return font;
    }

    private static SKTypeface Load(string name)
    {
        using Stream stream = typeof(EmbeddedFont).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its font {name}.");
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The embedded font {name} cannot be read.");
    }
}
