using System.Text;

namespace Aurigraph.Reports.Page;

/// <summary>Text of a page. Whatever comes from a scenario or a result is hostile until it has passed <see cref="Escape"/>.</summary>
internal static class Html
{
    /// <summary>Text as content or as a quoted attribute. Characters that no browser draws are replaced.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length + 16);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\n' or '\t' => escaped.Append(c),
                // Controls and marks that turn the direction of text could make a page say what it does not.
                _ when char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => escaped.Append('\ufffd'),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }

    /// <summary>A heading that states a finding, with the line beneath that says what is drawn.</summary>
    public static string Heading(string finding, string drawn) => $"<h2>{Escape(finding)} <small>{Escape(drawn)}</small></h2>\n";

    /// <summary>The same as the caption of a table.</summary>
    public static string Caption(string finding, string drawn) => $"<caption>{Escape(finding)} <small>{Escape(drawn)}</small></caption>\n";
}
