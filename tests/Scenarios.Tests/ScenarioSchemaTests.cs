using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Aurigraph.Scenarios.Tests;

public sealed class ScenarioSchemaTests
{
    private static readonly string SchemaFile = Path.Combine(RepositoryFolder.Root, "scenarios", "catalog", "scenario.schema.json");
    private static readonly string KeysFile = Path.Combine(RepositoryFolder.Root, "docs", "scenario-keys.md");

    public static TheoryData<string> Scenarios => [.. Catalog.BuiltIn.Scenarios().Select(s => s.Name)];

    [Fact]
    public void The_committed_schema_is_the_one_that_the_keys_give() => IsCurrent(SchemaFile, ScenarioSchema.Generate());

    [Fact]
    public void The_committed_table_of_keys_is_the_one_that_the_keys_give() => IsCurrent(KeysFile, ScenarioKeyTable.Markdown());

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_resolved_scenario_of_the_catalog_conforms_to_the_schema(string name) => Assert.True(Conforms(ScenarioReader.Read(name).ResolvedYaml));

    [Theory]
    [InlineData("batchng: { maxDelay: 5ms }")]
    [InlineData("warmup: 5")]
    [InlineData("consensus: { heartbeat: 40 }")]
    [InlineData("consensus: { groups: 4 }")]
    [InlineData("consensus: { quorum: most }")]
    [InlineData("network: { nic: 500MB/s }")]
    [InlineData("network: { messageBatching: { maxMessages: 0 } }")]
    [InlineData("faults: [ { at: 1s } ]")]
    [InlineData("faults: [ { at: 1s, crash: leader, cpu: 0.5 } ]")]
    [InlineData("mempool: { inFlightScope: origin }")]
    [InlineData("workload: { stages: [] }")]
    public void What_the_reader_refuses_by_its_form_the_schema_refuses_too(string keys)
    {
        string rest = "schema: aurigraph.sim/1\nname: x\ndeployment: option-b\n" + (keys.StartsWith("workload", StringComparison.Ordinal) ? "" : "workload: { stages: [ { rate: 1/s, for: rest } ] }\n");
        Assert.False(ScenarioReader.ReadText(rest + keys + "\n", "x.yaml").IsValid);
        Assert.False(Conforms(rest + keys + "\n"));
        Assert.True(Conforms(rest + (keys.StartsWith("workload", StringComparison.Ordinal) ? "workload: { stages: [ { rate: 1/s, for: rest } ] }\n" : "")));
    }

    private static void IsCurrent(string path, string current)
    {
        if (Environment.GetEnvironmentVariable("AURIGRAPH_APPROVE") == "1")
            File.WriteAllText(path, current);
        Assert.Equal(current, File.ReadAllText(path), ignoreLineEndingDifferences: true);
    }

    private static bool Conforms(string yaml) =>
        Conforms(Json(Yaml.YamlTree.Load(yaml, new Yaml.SourceFile("x.yaml", null), new FaultList())!), JsonNode.Parse(ScenarioSchema.Generate())!.AsObject());

    private static JsonNode Json(Yaml.SourceNode node) => node switch
    {
        Yaml.MappingNode map => new JsonObject(map.Entries.Select(e => new KeyValuePair<string, JsonNode?>(e.Key.Text, Json(e.Value)))),
        Yaml.SequenceNode list => new JsonArray([.. list.Items.Select(Json)]),
        Yaml.ScalarNode { Plain: true, Text: "true" or "false" } flag => JsonValue.Create(flag.Text == "true"),
        Yaml.ScalarNode { Plain: true } number when decimal.TryParse(number.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) => JsonValue.Create(value),
        Yaml.ScalarNode text => JsonValue.Create(text.Text),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The words of JSON Schema that the schema uses; a word it does not know fails.</summary>
    private static bool Conforms(JsonNode value, JsonObject schema) => schema.All(word => word.Key switch
    {
        "$schema" or "$id" or "title" or "description" or "default" => true,
        "const" => JsonNode.DeepEquals(value, word.Value) || value.ToString() == word.Value!.ToString(),
        "enum" => word.Value!.AsArray().Any(v => v!.ToString() == value.ToString()),
        "type" => word.Value!.ToString() switch
        {
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value is JsonValue s && s.TryGetValue(out string? _),
            "boolean" => value is JsonValue b && b.TryGetValue(out bool _),
            "number" => value is JsonValue n && n.TryGetValue(out decimal _),
            "integer" => value is JsonValue i && i.TryGetValue(out decimal whole) && whole == decimal.Truncate(whole),
            _ => throw new InvalidOperationException(word.Value.ToString()),
        },
        "pattern" => value is not JsonValue || !value.AsValue().TryGetValue(out string? text) || Regex.IsMatch(text, word.Value!.ToString(), RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)),
        "minimum" => Number(value) is not { } n || n >= decimal.Parse(word.Value!.ToString(), CultureInfo.InvariantCulture),
        "maximum" => Number(value) is not { } n || n <= decimal.Parse(word.Value!.ToString(), CultureInfo.InvariantCulture),
        "exclusiveMinimum" => Number(value) is not { } n || n > decimal.Parse(word.Value!.ToString(), CultureInfo.InvariantCulture),
        "exclusiveMaximum" => Number(value) is not { } n || n < decimal.Parse(word.Value!.ToString(), CultureInfo.InvariantCulture),
        "anyOf" => word.Value!.AsArray().Any(s => Conforms(value, s!.AsObject())),
        "items" => value is not JsonArray items || items.All(i => Conforms(i!, word.Value!.AsObject())),
        "minItems" => value is not JsonArray list || list.Count >= (int)word.Value!,
        "required" => value is not JsonObject o || word.Value!.AsArray().All(k => o.ContainsKey(k!.ToString())),
        "properties" => value is not JsonObject o || o.All(p => word.Value!.AsObject()[p.Key] is not JsonObject inner || Conforms(p.Value!, inner)),
        "additionalProperties" => value is not JsonObject o || o.All(p => schema["properties"]!.AsObject().ContainsKey(p.Key)),
        _ => throw new InvalidOperationException($"The test does not know `{word.Key}`."),
    });

    private static decimal? Number(JsonNode value) => value is JsonValue v && v.TryGetValue(out decimal number) ? number : null;
}
