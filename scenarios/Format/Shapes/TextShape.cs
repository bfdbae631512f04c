using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>Text, free or of a pattern.</summary>
internal sealed class TextShape : Shape<string>
{
    private readonly string _expected;
    private readonly string _term;
    private readonly Regex? _pattern;
    private readonly int _maxLength;

    private TextShape(string expected, string term, string? pattern, int maxLength)
    {
        (_expected, _term, _maxLength) = (expected, term, maxLength);
        _pattern = pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>Free text.</summary>
    public static TextShape Free { get; } = new("text", "text", null, 10_000);

    /// <summary>A name that is fit for a folder.</summary>
    public static TextShape Name { get; } = new("a name of small letters, digits and hyphens such as `option-b-lan`", "name", "^[a-z0-9-]+$", 100);

    /// <summary>A place of containers.</summary>
    public static TextShape Region { get; } = new("a region such as `eu-central`", "name", "^[a-z0-9-]+$", 100);

    /// <summary>A path to a file.</summary>
    public static TextShape File { get; } = new("the path of a file such as `samples.csv`", "path", "^[^\\u0000-\\u001f]+$", 1_000);

    /// <summary>A node, a container or a word that names one when the fault fires.</summary>
    public static TextShape Target { get; } = new("a node such as `validator-3`, a container such as `validator-container-1`, or `leader`", "target", "^[a-z0-9-]+$", 100);

    /// <summary>A region or a node.</summary>
    public static TextShape Place { get; } = new("a region such as `eu-central` or a node such as `validator-3`", "region or node", "^[a-z0-9-]+$", 100);

    /// <summary>A node.</summary>
    public static TextShape Node { get; } = new("a node such as `validator-3`", "node", "^[a-z0-9-]+$", 100);

    /// <summary>An address to listen on.</summary>
    public static TextShape Listen { get; } = new("an address of this machine such as `127.0.0.1` or `0.0.0.0`", "address", "^[0-9A-Fa-f.:]+$", 45);

    /// <summary>Where a node is reached.</summary>
    public static TextShape Endpoint { get; } = new("a host with its port such as `10.0.0.4:7600`", "host:port", "^[A-Za-z0-9.\\-\\[\\]:]+:[0-9]{1,5}$", 300);

    /// <summary>A comparison of a metric with a value.</summary>
    public static TextShape Threshold { get; } = new("a comparison such as `finality.p95 < 200ms`", "METRIC OP VALUE", null, 500);

    /// <summary>A day.</summary>
    public static TextShape Date { get; } = new("a date such as `2026-11-30`", "date", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", 10);

    /// <inheritdoc/>
    public override string Expected => _expected;

    /// <inheritdoc/>
    public override string Term => _term;

    /// <summary>Only one text.</summary>
    public static TextShape Exactly(string text) => new($"`{text}`", $"`{text}`", "^" + Regex.Escape(text) + "$", 100);

    /// <inheritdoc/>
    public override bool TryRead(SourceNode node, string path, ReadContext context, [MaybeNull] out string value)
    {
        value = null;
        if (node is not ScalarNode scalar || scalar.IsNull)
            return Refuse(node, path, context);
        if (scalar.Text.Length > _maxLength)
        {
            context.Faults.Add(node, path, $"the text has {scalar.Text.Length} characters; at most {_maxLength} are taken");
            return false;
        }
        if (!Matches(scalar.Text))
        {
            string near = this == Name ? Repaired(scalar.Text) : "";
            context.Faults.Add(node, path, $"{node.Kind} was found where {Expected} was expected" + (near.Length > 0 ? $"; did you mean `{near}`?" : ""));
            return false;
        }
        value = scalar.Text;
        return true;
    }

    /// <summary>Whether a text is a valid name.</summary>
    public static bool IsName(string text) => text.Length <= 100 && Name.Matches(text);

    /// <inheritdoc/>
    public override OutputNode Write(string value) => new OutputScalar(value, true);

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonObject schema = new() { ["type"] = "string" };
        if (_pattern is not null)
            schema["pattern"] = _pattern.ToString();
        return schema;
    }

    /// <summary>The dialect of JSON Schema has no sign for the very end of a text, so a line end is refused apart.</summary>
    private bool Matches(string text) => _pattern is null || (!text.Contains('\n', StringComparison.Ordinal) && _pattern.IsMatch(text));

    /// <summary>The valid name nearest to a text; empty when there is none.</summary>
    private static string Repaired(string text)
    {
        string name = new([.. text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        return IsName(name) ? name.Trim('-') : "";
    }
}
