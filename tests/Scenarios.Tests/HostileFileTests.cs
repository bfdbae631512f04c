using CsCheck;

namespace Aurigraph.Scenarios.Tests;

/// <summary>No text makes the reader throw, hang or grow.</summary>
public sealed class HostileFileTests
{
    private static readonly string[] Pieces = ["[", "]", "{", "}", ":", ": ", "- ", "\n", "  ", "\t", "&a ", "*a", "!!x ", "|\n", ">\n", "\"", "'", "#", "---\n", "...\n", "%TAG", "? ", ",", "\0", "\uFEFF", "\ud800", "rest", "0"];

    [Fact]
    public void A_scenario_with_anything_put_into_it_gives_a_reading() => Gen.Select(ScenarioText.Any, Gen.Int[0, 10_000], Gen.Int[0, Pieces.Length - 1].Array[1, 4], Gen.Int[0, 40])
        .Sample((text, place, pieces, cut) =>
        {
            int at = place % text.Length;
            string broken = text[..at] + string.Concat(pieces.Select(p => Pieces[p])) + text[Math.Min(text.Length, at + cut)..];
            ScenarioReading reading = ScenarioReader.ReadText(broken, "broken.yaml");
            Assert.Equal(reading.IsValid, reading.Faults.Count == 0);
            Assert.All(reading.Faults, f => Assert.NotEmpty(f.Message));
        }, iter: 300);

    [Fact]
    public void Pieces_of_yaml_in_any_order_give_a_reading() => Gen.Int[0, Pieces.Length - 1].Array[0, 40].Sample(pieces =>
    {
        ScenarioReading reading = ScenarioReader.ReadText(string.Concat(pieces.Select(p => Pieces[p])), "broken.yaml");
        Assert.NotEmpty(reading.Faults);
    }, iter: 2_000);

    [Theory]
    [InlineData("[", 200_000)]
    [InlineData("{a: ", 100_000)]
    [InlineData("- ", 100_000)]
    public void Deep_nesting_is_refused(string piece, int times)
    {
        string text = string.Concat(Enumerable.Repeat(piece, times));
        ScenarioFault fault = Assert.Single(ScenarioReader.ReadText(text, "deep.yaml").Faults);
        Assert.Contains("nested more than 24 deep", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_beyond_the_bound_is_refused() =>
        Assert.Contains("at most 4000000 are read", Assert.Single(ScenarioReader.ReadText(new string('a', 4_000_001), "long.yaml").Faults).Message, StringComparison.Ordinal);

    [Fact]
    public void Values_beyond_the_bound_are_refused() =>
        Assert.Contains("more than 250000 values", Assert.Single(ScenarioReader.ReadText("a: [" + string.Concat(Enumerable.Repeat("1,", 250_000)) + "1]", "many.yaml").Faults).Message, StringComparison.Ordinal);

    [Fact]
    public void A_flood_of_faults_is_cut_short_and_counted()
    {
        string text = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"x{i}: 1\n"));
        IReadOnlyList<ScenarioFault> faults = ScenarioReader.ReadText(text, "many.yaml").Faults;
        Assert.Equal(FaultList.Limit + 1, faults.Count);
        Assert.Contains("more; correct these first", faults[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: &a [1, 1]\nb: *a\n", "anchors")]
    [InlineData("a: *a\n", "aliases")]
    [InlineData("a: !!binary x\n", "tags")]
    public void What_could_make_a_file_grow_is_refused(string text, string named) =>
        Assert.Contains(named, Assert.Single(ScenarioReader.ReadText(text, "grow.yaml").Faults).Message, StringComparison.Ordinal);

    [Fact]
    public void Override_texts_of_any_kind_give_a_reading() => Gen.String[0, 60].Sample(text =>
        Assert.NotNull(ScenarioReader.Read("option-b", [text, $"consensus.{text}", $"workload.stages{text}=1"])), iter: 200);
}
