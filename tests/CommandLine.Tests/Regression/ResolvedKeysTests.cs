using Aurigraph.CommandLine.Regression;
using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Regression;

public class ResolvedKeysTests
{
    [Fact]
    public void Nested_keys_become_paths() =>
        Same(["a.b.c=1", "a.d=2", "e=3"], "a:", "  b:", "    c: 1", "  d: 2", "e: 3");

    [Fact]
    public void Items_of_lists_are_counted_from_0() =>
        Same(["faults[0]={ at: 1s, crash: leader }", "faults[1]={ at: 2s, crash: leader }"], "faults:", "  - { at: 1s, crash: leader }", "  - { at: 2s, crash: leader }");

    [Fact]
    public void Items_that_are_block_mappings_have_keys_of_their_own() =>
        Same(["list[0].a=1", "list[0].b=2", "list[1].a=3"], "list:", "  - a: 1", "    b: 2", "  - a: 3");

    [Fact]
    public void Quoted_items_and_values_with_colons_stay_whole() =>
        Same(["description=\"a: b\"", "thresholds[0]=\"x: y\"", "thresholds[1]=lost == 0"], "description: \"a: b\"", "thresholds:", "  - \"x: y\"", "  - lost == 0");

    [Fact]
    public void Comments_and_blank_lines_are_nothing() => Same(["a=1"], "# words: here", "", "a: 1");

    [Fact]
    public void A_resolved_scenario_gives_each_of_its_keys_once_with_its_value()
    {
        SortedDictionary<string, string> keys = ResolvedKeys.Of(SmallRun.Scenario.Reading.ResolvedYaml.TrimEnd().Split('\n'));

        Assert.Equal("10ms", keys["batching.maxDelay"]);
        Assert.Equal("small", keys["name"]);
        Assert.Contains("validator", keys["deployment.containers[0]"], StringComparison.Ordinal);
        Assert.Contains("business", keys["deployment.containers[1]"], StringComparison.Ordinal);
        Assert.DoesNotContain("", keys.Keys);
    }

    private static void Same(string[] expected, params string[] lines) =>
        Assert.Equal(expected, ResolvedKeys.Of(lines).Select(k => $"{k.Key}={k.Value}"));
}
