using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Aurigraph.Live.Endpoints.Replies;

/// <summary>Writes replies in JSON.</summary>
internal static class JsonReply
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sends a reply, not to be cached.</summary>
    public static async Task SendAsync(HttpContext http, int status, JsonObject body)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Options))
            body.WriteTo(writer);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = buffer.Length;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>A time as replies state it: UTC to the millisecond.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A number rounded to a thousandth.</summary>
    public static double Rounded(double value) => Math.Round(value, 3);

    /// <summary>An object of counts by name, in the order of names.</summary>
    public static JsonObject Counts(IReadOnlyDictionary<string, long> counts) =>
        new(counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)));

    /// <summary>Adds a member only when there is a value: what is not measured is left out.</summary>
    public static JsonObject WithMeasured(this JsonObject body, string name, double? value)
    {
        if (value is { } measured)
            body[name] = Rounded(measured);
        return body;
    }

    /// <inheritdoc cref="WithMeasured(JsonObject, string, double?)"/>
    public static JsonObject WithKnown(this JsonObject body, string name, string? value)
    {
        if (value is not null)
            body[name] = value;
        return body;
    }
}
