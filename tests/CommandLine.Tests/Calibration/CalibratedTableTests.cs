using System.Text.Json.Nodes;
using Aurigraph.Calibration;
using Aurigraph.CommandLine.Calibration;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Experiment;
using Aurigraph.Scenarios;
using Aurigraph.Scenarios.Costs;

namespace Aurigraph.CommandLine.Tests.Calibration;

public sealed class CalibratedTableTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 11, 30, 0, 0, 0, DateTimeKind.Utc);

    private static readonly CalibrationResult Result = new(
        700_000,
        new SortedDictionary<string, double>(StringComparer.Ordinal) { ["sha256PerByte"] = 0.63712, ["copyPerByte"] = 0.030649, ["lookup"] = 50.93, ["verifyEd25519"] = 49_234.6 },
        [
            new MeasuredCost("messageConstant", 3_864.2, 0.571, 0.00549, "measured: a message", 240),
            new MeasuredCost("verifySignature.ed25519", 48_912, 0.0301, 0.0696, "measured: checks", 240),
            new MeasuredCost("diskSyncLatency", 5_891_234.5, 0.95, null, "measured: syncs", 30),
            new MeasuredCost("diskBandwidth", 794_812_345.6, 0.42, null, "measured: 32 MiB", 30),
        ])
    {
        Facts =
        [
            new MeasuredFact("logWriteConstant", 23_456, MeasuredFact.Nanoseconds, 0.081, null, "measured: writes", 30),
            new MeasuredFact("logWritesPerSecond", 187.44, MeasuredFact.PerSecond, 0.4, null, "measured: a second of writes", 29),
            new MeasuredFact("storeReadCpu", 2_345.6, MeasuredFact.Nanoseconds, 0.05, 0.0033, "measured: reads", 240),
        ],
    };

    private readonly ScenarioFolder _folder = ScenarioFolder.WithSmall("costs: mine.yaml\nmachine: { uncertainty: 0 }\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_scenario_takes_the_table_that_was_written_with_all_that_it_states()
    {
        File.WriteAllText(_folder["mine.yaml"], CalibratedTable.Text(Table()));
        ScenarioReading reading = ScenarioReader.Read(_folder["small.yaml"]);
        Assert.Empty(reading.Faults);
        CostTable costs = reading.Experiment!.Costs;
        Assert.Equal(("mine", "2026-11-30", 3_860.0, 48_900.0), (costs.Name, costs.Date, costs.MessageConstantNs, costs.VerifySignatureNs));
        Assert.Equal((5.89, 795e6), (costs.DiskSyncLatency.Milliseconds, costs.DiskBandwidth.BytesPerSecond));
        Assert.Equal((0.58, 0.04), (costs.Uncertainties["messageConstant"], costs.Uncertainties["verifySignature"]));
        Assert.Equal("measured: checks", costs.Sources["verifySignature"]);
        Assert.NotNull(costs.Machine);
    }

    [Fact]
    public void What_was_not_measured_is_that_of_the_reference_table_and_says_so()
    {
        CostTableContent reference = CostTableFile.Reference;
        CostStatement apply = Table().Costs.Single(c => c.Key == "applyPerTransaction");
        CostStatement from = reference.Costs.Single(c => c.Key == "applyPerTransaction");
        Assert.Equal((from.Value, from.Uncertainty, "reference: " + from.Source), (apply.Value, apply.Uncertainty, apply.Source));
        Assert.Equal(reference.Costs.Select(c => c.Key), Table().Costs.Select(c => c.Key));
    }

    [Fact]
    public void A_calibrated_table_may_be_replaced_and_no_other_file()
    {
        File.WriteAllText(_folder["mine.yaml"], CalibratedTable.Text(Table()));
        CostTableTarget.Checked(_folder["mine.yaml"]).Write("name: new\n");
        Assert.Equal("name: new\n", File.ReadAllText(_folder["mine.yaml"]));
        Assert.Throws<CostTableTargetException>(() => CostTableTarget.Checked(_folder["small.yaml"]));
        Assert.Equal(["mine.yaml", "small.yaml"], _folder.Entries);
    }

    [Theory]
    [InlineData("My Machine.yaml", "my-machine")]
    [InlineData("costs", "costs")]
    [InlineData("---.yml", "calibrated")]
    public void A_table_is_named_after_its_file(string file, string name) => Assert.Equal(name, CostTableTarget.Checked(_folder[file]).TableName);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0306491, 0.0306)]
    [InlineData(48_950, 49_000)]
    [InlineData(795_500_000, 796_000_000)]
    public void Values_have_three_digits(double value, double expected) => Assert.Equal(expected, CalibratedTable.Rounded(value));

    [Fact]
    public void The_text_has_a_line_for_each_cost_with_value_uncertainty_and_ratio()
    {
        CostTableContent table = Table();
        string[] lines = [.. CalibrationText.Lines(Result, table)];
        Assert.Equal(table.Costs.Count + 2, lines.Length);
        Assert.Matches(@"^messageConstant +3\.86 us +58% +0\.00549 +240 samples$", lines[1]);
        Assert.Contains(lines, l => l.StartsWith("applyPerTransaction", StringComparison.Ordinal) && l.EndsWith("reference table", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("diskBandwidth", StringComparison.Ordinal) && l.Contains("795 MB/s", StringComparison.Ordinal));
    }

    [Fact]
    public void The_factors_are_printed_as_a_scenario_takes_them()
    {
        MeasuredMachine factors = new(1.2345, 0.5, 0.0712, new SortedDictionary<string, double>(StringComparer.Ordinal) { ["lookup"] = 1.2 });
        string text = string.Join('\n', CalibrationText.Lines(factors, CostTableFile.Reference)) + "\n";
        ScenarioReading reading = ScenarioReader.ReadText(ScenarioFolder.Small + text, "scenario.yaml");
        Assert.Empty(reading.Faults);
        Assert.Equal(52_000 / 0.5, reading.Experiment!.Costs.VerifySignatureNs);
        Assert.EndsWith("machine:\n  coreSpeed: 1.23\n  cryptoSpeed: 0.5\n  uncertainty: 8%\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_tells_exact_values_in_their_unit_and_what_was_measured()
    {
        JsonObject document = JsonNode.Parse(CalibrationDocument.Text(Result, Table(), "data"))!.AsObject();
        JsonObject[] costs = [.. document["costs"]!.AsArray().Select(c => c!.AsObject())];
        JsonObject message = costs.Single(c => c["key"]!.GetValue<string>() == "messageConstant");
        Assert.Equal((3_864.2, "nanoseconds", true, 240), (message["value"]!.GetValue<double>(), message["unit"]!.GetValue<string>(), message["measured"]!.GetValue<bool>(), message["samples"]!.GetValue<int>()));
        Assert.False(costs.Single(c => c["key"]!.GetValue<string>() == "applyPerTransaction")["measured"]!.GetValue<bool>());
        Assert.Equal("aurigraph.sim/calibration/1", document["schema"]!.GetValue<string>());
        JsonObject rate = document["facts"]!.AsArray().Select(f => f!.AsObject()).Single(f => f["key"]!.GetValue<string>() == "logWritesPerSecond");
        Assert.Equal((187.44, "perSecond", 0.4, 29), (rate["value"]!.GetValue<double>(), rate["unit"]!.GetValue<string>(), rate["uncertainty"]!.GetValue<double>(), rate["samples"]!.GetValue<int>()));
        Assert.Equal("data", document["disk"]!["folder"]!.GetValue<string>());
        Assert.Equal(
            ["costs.diskSyncLatency=5890us", "costs.diskBandwidth=795MB/s", "deployment.hosts[].disk.syncLatency=5890us", "deployment.hosts[].disk.bandwidth=795MB/s"],
            document["disk"]!["sets"]!.AsArray().Select(s => $"{s!["key"]}={s["value"]}"));
    }

    [Fact]
    public void What_tables_have_no_key_for_is_listed_beside_them_with_value_uncertainty_and_ratio()
    {
        string[] lines = [.. CalibrationText.Facts(Result)];
        Assert.Equal(4, lines.Length);
        Assert.Matches(@"^logWriteConstant +23\.5 us +9% +30 samples$", lines[1]);
        Assert.Matches(@"^logWritesPerSecond +187 /s +40% +29 samples$", lines[2]);
        Assert.Matches(@"^storeReadCpu +2\.35 us +5% +0\.0033 +240 samples$", lines[3]);
        Assert.DoesNotContain("logWriteConstant", CalibratedTable.Text(Table()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_disk_is_printed_as_a_scenario_takes_it_for_all_hosts_and_for_one()
    {
        string text = string.Join('\n', CalibrationText.Disk(Result, "data"));
        Assert.StartsWith("Disk of data: this is `costs: { diskSyncLatency: 5890us, diskBandwidth: 795MB/s }`", text, StringComparison.Ordinal);
        Assert.Contains("`disk: { syncLatency: 5890us, bandwidth: 795MB/s }`", text, StringComparison.Ordinal);
        ScenarioReading reading = ScenarioReader.ReadText(ScenarioFolder.Small + "costs: { diskSyncLatency: 5890us, diskBandwidth: 795MB/s }\n", "scenario.yaml");
        Assert.Empty(reading.Faults);
        Assert.Equal((5.89, 795e6), (reading.Experiment!.Costs.DiskSyncLatency.Milliseconds, reading.Experiment.Costs.DiskBandwidth.BytesPerSecond));
    }

    private static CostTableContent Table() => CalibratedTable.Of(Result, CostTableFile.Reference, "mine", Now);
}
