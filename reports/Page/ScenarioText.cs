using System.Text;

namespace Aurigraph.Reports.Page;

/// <summary>The resolved scenario as the page shows it: escaped, with its top-level keys set apart.</summary>
internal static class ScenarioText
{
    /// <summary>More than this is not shown; the file beside the page has all of it.</summary>
    public const int CharactersMax = 60_000;

    /// <summary>The scenario as preformatted text.</summary>
    public static string Html(string yaml)
    {
        bool cut = yaml.Length > CharactersMax;
        StringBuilder html = new("<pre tabindex=\"0\" aria-label=\"Scenario file\">");
        string shown = (cut ? yaml[..CharactersMax] : yaml).ReplaceLineEndings("\n").TrimEnd('\n');
        foreach (string line in shown.Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            bool topLevel = colon > 0 && char.IsAsciiLetter(line[0]) && line.AsSpan(0, colon).IndexOfAnyExcept(Word) < 0;
            html.Append(topLevel ? $"<b>{line[..colon]}</b>{Page.Html.Escape(line[colon..])}" : Page.Html.Escape(line)).Append('\n');
        }
        html.Append("</pre>\n");
        if (cut)
            html.Append("<p class=\"note\">The beginning; scenario.yaml holds all of it.</p>\n");
        return html.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Word = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
}
