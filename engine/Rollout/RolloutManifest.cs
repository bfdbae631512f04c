using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aurigraph.Rollout.Addresses;
using Aurigraph.Rollout.Text;

namespace Aurigraph.Rollout;

/// <summary>aurigraph-rollout.json: what a rollout holds, for tools. Its presence says that a folder is a rollout.</summary>
public static class RolloutManifest
{
    /// <summary>Path within the rollout.</summary>
    public const string Path = "aurigraph-rollout.json";

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The document.</summary>
    internal static string Text(string scenario, IReadOnlyList<PlannedAddress> addresses, IEnumerable<string> files)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", "aurigraph.sim/rollout/1");
            json.WriteString("scenario", scenario);
            json.WriteStartArray("files");
            foreach (string file in files)
                json.WriteStringValue(file);
            json.WriteEndArray();
            json.WriteStartArray("nodes");
            foreach (PlannedAddress address in addresses)
            {
                json.WriteStartObject();
                json.WriteString("id", address.Node.ToString());
                json.WriteString("role", RoleName.Of(address.Node.Role));
                json.WriteString("container", address.Host);
                json.WriteNumber("port", address.Port);
                json.WriteNumber("driverPort", address.PeerPort);
                json.WriteNumber("httpPort", address.HttpPort);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
