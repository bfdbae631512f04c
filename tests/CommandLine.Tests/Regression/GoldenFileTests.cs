using System.Text.Json.Nodes;
using Aurigraph.CommandLine.Regression;
using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Regression;

public sealed class GoldenFileTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();
    private readonly Golden _golden = Golden.Of(SmallRun.Run, SmallRun.Scenario.Reading.ResolvedYaml);

    private string Place => _folder["small.golden.json"];

    [Fact]
    public void What_is_written_is_read_back_without_a_difference()
    {
        GoldenFile.Write(Place, _golden with { Figures = new Dictionary<string, double?>(_golden.Figures) { ["none"] = null, ["third"] = 1.0 / 3 } });
        Golden read = GoldenFile.Read(Place);

        Assert.Empty(GoldenComparison.Differences(_golden, read, null));
        Assert.Null(read.Figures["none"]);
        Assert.Equal(1.0 / 3, read.Figures["third"]);
        Assert.Equal(_golden.Scenario, read.Scenario);
        Assert.Equal(["small.golden.json"], _folder.Entries);
    }

    [Fact]
    public void It_replaces_an_earlier_one_as_a_whole()
    {
        File.WriteAllText(Place, new string('x', 1_000_000));
        GoldenFile.Write(Place, _golden);

        Assert.Equal(_golden.TraceHash, GoldenFile.Read(Place).TraceHash);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("traceHash")]
    [InlineData("figures")]
    [InlineData("scenario")]
    [InlineData("blocks")]
    public void A_part_that_is_missing_or_null_is_damage(string part)
    {
        Damaged(g => g.Remove(part));
        Damaged(g => g[part] = null);
    }

    [Fact]
    public void Another_schema_no_figures_and_holes_in_lists_are_damage()
    {
        Damaged(g => g["schema"] = "aurigraph.sim/golden/2");
        Damaged(g => g["figures"] = new JsonObject());
        Damaged(g => g["scenario"]!.AsArray().Add((JsonNode?)null));
        Damaged(g => g["blocks"]!.AsArray().Add((JsonNode?)null));
        Damaged(g => g["blocks"]![0]!.AsObject().Remove("hash"));
        Damaged(g => g["blocks"]![0]!["deliveries"] = "many");
    }

    [Fact]
    public void A_missing_file_or_folder_says_to_record()
    {
        Assert.Contains("does not exist; record it first", Assert.Throws<GoldenFileException>(() => GoldenFile.Read(Place)).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist; record it first", Assert.Throws<GoldenFileException>(() => GoldenFile.Read(_folder["no/where.json"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_beyond_all_bounds_is_not_read()
    {
        using (FileStream file = File.Create(Place))
            file.SetLength(GoldenFile.BytesMax + 1);

        Assert.Contains("longer than", Assert.Throws<GoldenFileException>(() => GoldenFile.Read(Place)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused_before_and_at_writing()
    {
        string nowhere = _folder["no/where.json"];

        Assert.Contains("cannot be written", Assert.Throws<GoldenFileException>(() => GoldenFile.EnsureWritable(nowhere)).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be written", Assert.Throws<GoldenFileException>(() => GoldenFile.Write(nowhere, _golden)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trying_whether_a_place_can_be_written_leaves_nothing_there()
    {
        GoldenFile.EnsureWritable(Place);

        Assert.Empty(_folder.Entries);
    }

    [Fact]
    public void It_lies_beside_the_scenario_and_for_the_catalog_in_the_current_folder()
    {
        File.WriteAllText(_folder["a.yaml"], "");

        Assert.Equal(_folder["small.golden.json"], GoldenFile.PathFor(_folder["a.yaml"], "small"));
        Assert.Equal("option-b.golden.json", GoldenFile.PathFor("option-b", "option-b"));
    }

    public void Dispose() => _folder.Dispose();

    private void Damaged(Action<JsonObject> damage)
    {
        GoldenFile.Write(Place, _golden);
        JsonObject json = JsonNode.Parse(File.ReadAllText(Place))!.AsObject();
        damage(json);
        File.WriteAllText(Place, json.ToJsonString());
        Assert.Contains("record it anew", Assert.Throws<GoldenFileException>(() => GoldenFile.Read(Place)).Message, StringComparison.Ordinal);
    }
}
