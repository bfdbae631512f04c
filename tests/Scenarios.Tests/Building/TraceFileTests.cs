using Aurigraph.Experiment;

namespace Aurigraph.Scenarios.Tests.Building;

public sealed class TraceFileTests
{
    [Fact]
    public void The_rates_of_a_file_shape_the_load_and_are_written_out_when_it_is_resolved()
    {
        using TemporaryFolder folder = new();
        ScenarioReading reading = Read(folder, "\uFEFFsecond, rate\r\n0,100\n1,0\n\n2,250.5\n3,9\n");
        Assert.Empty(reading.Faults);
        Assert.Equal([100, 0, 250.5, 9], reading.Experiment!.Workload.Trace!);
        Assert.DoesNotContain(".csv", reading.ResolvedYaml, StringComparison.Ordinal);
        ScenarioReading again = ScenarioReader.ReadText(reading.ResolvedYaml, "resolved.yaml");
        Assert.Equal(ExperimentText.Of(reading.Experiment), ExperimentText.Of(again.Experiment));
    }

    [Theory]
    [InlineData("second,rate\n0,1\n2,1\n3,1\n", "3:1", "second 2 follows where 1 was expected: a gap; write a line for each second, with a rate of 0 where nothing came")]
    [InlineData("second,rate\n0,1\n1,1\n1,1\n2,5\n", "4:1", "second 1 follows where 2 was expected; seconds must rise by one from 0")]
    [InlineData("second,rate\n1,1\n", "2:1", "second 1 follows where 0 was expected: a gap; write a line for each second, with a rate of 0 where nothing came")]
    [InlineData("second,rate\n0,1\n1,\n2,1\n", "3:3", "the rate of second 1 is missing; write 0 where nothing came")]
    [InlineData("second,rate\n0,1\n1,-4\n2,1\n", "3:3", "the rate is -4; it lies between 0 and 1000000000")]
    [InlineData("second,rate\n0,1\n1,many\n2,1\n", "3:3", "`many` was found where a rate was expected, a plain number such as 250")]
    [InlineData("second,rate\n0,1\n1,NaN\n2,1\n", "3:3", "`NaN` was found where a rate was expected, a plain number such as 250")]
    [InlineData("second,rate\n0,1\n1.5,2\n2,1\n", "3:1", "`1.5` was found where the second 1 was expected, a whole number")]
    [InlineData("second,rate\n0,1\n1\n2,1\n", "3:1", "the line has 1 cells; a second and a rate were expected, such as `1,250`")]
    [InlineData("ms\n0\n5\n", "1:1", "`ms` was found where the header `second,rate` was expected")]
    [InlineData("second,rate\n", "1:1", "the trace holds no second; write the header `second,rate`, then a line such as `0,250` for each second")]
    [InlineData("", "1:1", "the trace holds no second; write the header `second,rate`, then a line such as `0,250` for each second")]
    public void A_fault_of_the_file_is_told_at_its_place_in_it(string text, string place, string message)
    {
        using TemporaryFolder folder = new();
        ScenarioFault fault = Read(folder, text).Faults[0];
        Assert.Equal((folder["load.csv"], place, "workload.arrival.trace", message), (fault.File, $"{fault.Line}:{fault.Column}", fault.Path, fault.Message));
    }

    [Fact]
    public void All_faults_are_told_at_once_and_none_because_of_another()
    {
        using TemporaryFolder folder = new();
        Assert.Equal([3, 4, 6], Read(folder, "second,rate\n0,1\n5,1\n6,x\n7,1\n3,1\n4,1\n").Faults.Select(f => f.Line));
    }

    [Fact]
    public void A_file_of_more_seconds_than_are_taken_is_refused()
    {
        using TemporaryFolder folder = new();
        ScenarioFault fault = Assert.Single(Read(folder, "second,rate\n" + string.Concat(Enumerable.Range(0, 50_010).Select(s => $"{s},1\n"))).Faults);
        Assert.Equal((50_002, "the trace has more than 50000 seconds; take a part of it"), (fault.Line, fault.Message));
    }

    [Fact]
    public void A_file_that_ends_before_the_load_is_told_where_the_scenario_names_it()
    {
        using TemporaryFolder folder = new();
        ScenarioFault fault = Assert.Single(Read(folder, "second,rate\n0,1\n1,1\n").Faults);
        Assert.Equal("the trace ends after 2s; it must cover warmup and duration, 3s", fault.Message);
        Assert.EndsWith("scenario.yaml", fault.File, StringComparison.Ordinal);
    }

    private static ScenarioReading Read(TemporaryFolder folder, string trace)
    {
        folder.Write("load.csv", trace);
        return ScenarioReader.Read(folder.Write("scenario.yaml", """
            schema: aurigraph.sim/1
            name: traced
            warmup: 1s
            duration: 2s
            deployment: option-b
            workload: { arrival: { trace: load.csv }, stages: [ { rate: 1K/s, for: rest } ] }
            """));
    }
}
