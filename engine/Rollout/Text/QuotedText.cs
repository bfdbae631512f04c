using System.Text;

namespace Aurigraph.Rollout.Text;

/// <summary>Text that came from a scenario, made safe for the places of generated files where it stands.</summary>
internal static class QuotedText
{
    /// <summary>A YAML scalar in double quotes, which is also valid JSON: no character of it can end the scalar.</summary>
    public static string Yaml(string text)
    {
        StringBuilder quoted = new("\"", text.Length + 2);
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                _ when char.IsControl(c) || IsSeparator(c) => quoted.Append(FormattableString.Invariant($"\\u{(int)c:x4}")),
                _ => quoted.Append(c),
            };
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>The same where Compose reads it, for which a dollar sign begins the name of a variable.</summary>
    public static string Compose(string text) => Yaml(text.Replace("$", "$$", StringComparison.Ordinal));

    /// <summary>Text for one line of a comment or a sentence: nothing in it starts another line.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || IsSeparator(c) ? ' ' : c)).Trim();

    /// <summary>Text that means itself in Markdown.</summary>
    public static string Markdown(string text)
    {
        StringBuilder escaped = new(text.Length + 8);
        foreach (char c in OneLine(text))
        {
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\\' or '|' or '`' or '*' or '_' or '[' or ']' or '#' or '!' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }

    private static bool IsSeparator(char c) => c is '\u2028' or '\u2029' or '\ufeff' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
