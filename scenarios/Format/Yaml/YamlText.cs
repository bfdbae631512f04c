using System.Text;
using System.Text.RegularExpressions;

namespace Aurigraph.Scenarios.Yaml;

/// <summary>Writes values as YAML.</summary>
internal static partial class YamlText
{
    /// <summary>The text of a document.</summary>
    public static string Write(OutputMapping root)
    {
        StringBuilder text = new();
        Block(text, root, 0);
        return text.ToString();
    }

    /// <summary>A value on one line.</summary>
    public static string Inline(OutputNode node) => node switch
    {
        OutputScalar scalar => Scalar(scalar),
        OutputSequence list => list.Items.Count == 0 ? "[]" : "[" + string.Join(", ", list.Items.Select(Inline)) + "]",
        OutputMapping { Entries.Count: 0 } => "{}",
        OutputMapping map => "{ " + string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Inline(e.Value)}")) + " }",
        _ => throw new InvalidOperationException($"No form for {node.GetType().Name}."),
    };

    private static void Block(StringBuilder text, OutputMapping map, int indent)
    {
        foreach ((string key, OutputNode value) in map.Entries)
        {
            text.Append(' ', indent).Append(key).Append(':');
            switch (value)
            {
                case OutputMapping { Flow: false, Entries.Count: > 0 } inner:
                    text.Append('\n');
                    Block(text, inner, indent + 2);
                    break;
                case OutputSequence { Items.Count: > 0 } list when !list.Items.All(i => i is OutputSequence):
                    text.Append('\n');
                    foreach (OutputNode item in list.Items)
                        text.Append(' ', indent + 2).Append("- ").Append(Inline(item)).Append('\n');
                    break;
                default:
                    text.Append(' ').Append(Inline(value)).Append('\n');
                    break;
            }
        }
    }

    private static string Scalar(OutputScalar scalar)
    {
        if (!scalar.Free || (PlainText().IsMatch(scalar.Text) && !OtherMeaning().IsMatch(scalar.Text)))
            return scalar.Text;
        StringBuilder quoted = new("\"");
        foreach (char c in scalar.Text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                < ' ' or '\u007f' or '\u0085' or '\u00a0' or '\u2028' or '\u2029' or '\ufeff' => $"\\u{(int)c:x4}",
                _ when char.IsSurrogate(c) => c.ToString(),
                _ => c.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }

    [GeneratedRegex("^[A-Za-z](?:[A-Za-z0-9 ._/()<>=%+-]*[A-Za-z0-9._/()<>=%+-])?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainText();

    [GeneratedRegex("^(?:true|false|null|yes|no|on|off|y|n)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OtherMeaning();
}
