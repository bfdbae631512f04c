using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aurigraph.Rollout.Monitoring;

/// <summary>The dashboard as Grafana reads it.</summary>
internal static class DashboardDocument
{
    /// <summary>Path within the rollout.</summary>
    public const string Path = "grafana/dashboards/aurigraph.json";

    private const int PanelWidth = 12;
    private const int PanelHeight = 8;
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The document.</summary>
    /// <param name="scenario">Names the network in the title.</param>
    public static string Text(string scenario)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("uid", "aurigraph-network");
            json.WriteString("title", $"Aurigraph: {scenario}");
            json.WriteStartArray("tags");
            json.WriteStringValue("aurigraph");
            json.WriteEndArray();
            json.WriteNumber("schemaVersion", 39);
            json.WriteString("timezone", "utc");
            json.WriteString("refresh", "15s");
            json.WriteStartObject("time");
            json.WriteString("from", "now-30m");
            json.WriteString("to", "now");
            json.WriteEndObject();
            json.WriteStartArray("panels");
            for (int i = 0; i < DashboardPanels.All.Count; i++)
                Panel(json, DashboardPanels.All[i], i);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Panel(Utf8JsonWriter json, DashboardPanel panel, int index)
    {
        json.WriteStartObject();
        json.WriteNumber("id", index + 1);
        json.WriteString("type", "timeseries");
        json.WriteString("title", panel.Title);
        DataSource(json);
        json.WriteStartObject("gridPos");
        json.WriteNumber("x", index % 2 * PanelWidth);
        json.WriteNumber("y", index / 2 * PanelHeight);
        json.WriteNumber("w", PanelWidth);
        json.WriteNumber("h", PanelHeight);
        json.WriteEndObject();
        json.WriteStartObject("fieldConfig");
        json.WriteStartObject("defaults");
        json.WriteString("unit", panel.Unit);
        json.WriteNumber("min", 0);
        json.WriteEndObject();
        json.WriteStartArray("overrides");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("targets");
        for (int i = 0; i < panel.Queries.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("refId", ((char)('A' + i)).ToString());
            DataSource(json);
            json.WriteString("expr", panel.Queries[i].Expression);
            json.WriteString("legendFormat", panel.Queries[i].Legend);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void DataSource(Utf8JsonWriter json)
    {
        json.WriteStartObject("datasource");
        json.WriteString("type", "prometheus");
        json.WriteString("uid", GrafanaProvisioning.DataSource);
        json.WriteEndObject();
    }
}
