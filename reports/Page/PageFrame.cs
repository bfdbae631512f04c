using System.Security.Cryptography;
using System.Text;

namespace Aurigraph.Reports.Page;

/// <summary>Head and end of every page: typeface and style within it, and a policy that forbids any request and any script but the page's own.</summary>
internal static class PageFrame
{
    private static readonly (int Weight, string File)[] Faces = [(400, "Inter-Regular.woff2"), (500, "Inter-Medium.woff2"), (600, "Inter-SemiBold.woff2")];

    /// <summary>Everything before the content.</summary>
    /// <param name="html">Taken on.</param>
    /// <param name="title">Of the page; escaped here.</param>
    /// <param name="styles">Style sheets, by the names of their resources.</param>
    /// <param name="script">The page's own script; null: it has none, and none may run.</param>
    public static void Open(StringBuilder html, string title, IReadOnlyList<string> styles, string? script = null)
    {
        string policy = script is null ? "" : $"; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:").Append(policy).Append("\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Html.Escape($"{title} · Aurigraph.Sim")).Append("</title>\n<style>\n");
        foreach ((int weight, string file) in Faces)
            html.Append(FormattableString.Invariant($"@font-face {{ font-family: Inter; font-weight: {weight}; src: url(data:font/woff2;base64,{Convert.ToBase64String(Bytes(file))}) format(\"woff2\"); }}\n"));
        foreach (string style in styles)
            html.Append(Resource(style));
        html.Append("</style>\n</head>\n<body>\n");
    }

    /// <summary>Everything after the content.</summary>
    public static void Close(StringBuilder html) => html.Append("</body>\n</html>\n");

    /// <summary>A resource of the assembly as text.</summary>
    public static string Resource(string name) => Encoding.UTF8.GetString(Bytes(name)).ReplaceLineEndings("\n");

    private static byte[] Bytes(string name)
    {
        using Stream stream = typeof(PageFrame).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
