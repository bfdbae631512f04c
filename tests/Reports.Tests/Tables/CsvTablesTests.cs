using Aurigraph.Measurement;
using Aurigraph.Reports.Tables;
using Aurigraph.Units;

namespace Aurigraph.Reports.Tests.Tables;

public class CsvTablesTests
{
    private static string[][] Parse(string csv) => csv.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();

    [Fact]
    public void Without_rows_each_table_still_has_its_header()
    {
        RunResult empty = SampleResult.Result with { Timeline = [], Nodes = [], FinalityCurve = [], Elections = [] };

        Assert.Equal("second,offeredTps,admittedTps,committedTps,rejectedTps,finalityP50Ms,finalityP95Ms,finalityP99Ms,inFlight\n", CsvTables.Timeline(empty));
        Assert.StartsWith("id,role,container,", CsvTables.Nodes(empty), StringComparison.Ordinal);
        Assert.Equal("percentile,milliseconds\n", CsvTables.Finality(empty));
        Assert.Equal("startMs,endMs,durationMs,term,newLeader\n", CsvTables.Elections(empty));
    }

    [Fact]
    public void Each_table_has_a_row_for_each_thing_and_rows_of_one_length()
    {
        RunResult result = SampleResult.Result;
        foreach ((string csv, int rows) in new[]
        {
            (CsvTables.Timeline(result), result.Timeline.Count),
            (CsvTables.Nodes(result), result.Nodes.Count),
            (CsvTables.Finality(result), result.FinalityCurve.Count),
            (CsvTables.Elections(result), result.Elections.Count),
        })
        {
            string[][] table = Parse(csv);
            Assert.Equal(rows + 1, table.Length);
            Assert.All(table, row => Assert.Equal(table[0].Length, row.Length));
            Assert.DoesNotContain('\r', csv);
        }
    }

    [Fact]
    public void A_second_without_samples_has_empty_cells()
    {
        RunResult result = SampleResult.Result with { Timeline = [new TimelineRow(0, 10, 9, double.NaN, 0, null, null, null, 3)] };

        Assert.EndsWith("\n0,10,9,,0,,,,3\n", CsvTables.Timeline(result), StringComparison.Ordinal);
    }

    [Fact]
    public void Small_numbers_have_no_exponent()
    {
        RunResult result = SampleResult.Result with { FinalityCurve = [new PercentilePoint(99.999, 0.00001)] };

        Assert.EndsWith("\n99.999,0.00001\n", CsvTables.Finality(result), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interval_that_was_still_open_at_the_end_names_no_leader()
    {
        RunResult result = SampleResult.Result with { Elections = [new ElectionRow(1_000, 2_500.5, 1_500.5, 7, NodeId.None)] };

        Assert.EndsWith("\n1000,2500.5,1500.5,7,\n", CsvTables.Elections(result), StringComparison.Ordinal);
    }
}
