using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Keys;

namespace Aurigraph.Scenarios;

/// <summary>The JSON Schema of scenario files (draft 2020-12), made from the declaration of keys that the reader uses.</summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The text of the schema, with a newline at its end.</summary>
    public static string Generate()
    {
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "https://aurigraph.sim/scenario.schema.json",
            ["title"] = "Scenario of Aurigraph.Sim",
            ["description"] = $"One experiment in the format {ScenarioKeys.FormatName}. The reader checks more: ranges of units, and combinations that cannot work.",
        };
        foreach ((string name, JsonNode? value) in ScenarioKeys.Root.Schema())
            schema[name] = value?.DeepClone();
        return schema.ToJsonString(Indented) + "\n";
    }
}
