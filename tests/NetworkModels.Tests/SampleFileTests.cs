using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class SampleFileTests
{
    [Theory]
    [InlineData("1.5\n2\n0.25\n")]
    [InlineData("latency_ms\r\n1.5\r\n2\r\n\r\n0.25")]
    [InlineData("\uFEFF\"ms\"\n \"1.5\" \n2e0\n.25")]
    public void One_column_of_milliseconds_becomes_an_empirical_latency(string text) =>
        Assert.Equal(new EmpiricalLatency([Ms(0.25), Ms(1.5), Ms(2)]), SampleFile.Read(text));

    [Theory]
    [InlineData("", 1, 1, "no sample")]
    [InlineData("latency_ms\n", 1, 1, "no sample")]
    [InlineData("ms\n1\nms\n", 3, 1, "\"ms\" is not a number")]
    [InlineData("nan\n1", 1, 1, "\"nan\" is not a number")]
    [InlineData("Infinity\n1", 1, 1, "not a number")]
    [InlineData("\"\"\n1", 1, 1, "not a number")]
    [InlineData("1\n  2ms\n", 2, 3, "\"2ms\" is not a number")]
    [InlineData("1\n-2", 2, 1, "out of range")]
    [InlineData("1\n1, 2", 2, 4, "2 cells")]
    [InlineData("time,ms\n1", 1, 6, "2 cells")]
    [InlineData("1,5\n2,5", 1, 3, "2 cells")]
    public void A_fault_is_named_with_line_column_and_what_is_wrong(string text, int line, int column, string says)
    {
        NetworkModelException exception = Assert.Throws<NetworkModelException>(() => SampleFile.Read(text));
        Assert.Equal((line, column), (exception.Line, exception.Column));
        Assert.Contains(says, exception.Message);
        Assert.StartsWith("latency samples, ", exception.Message);
    }

    [Fact]
    public void All_faults_are_named_in_one_go_up_to_20()
    {
        Assert.Equal([2, 4], Assert.Throws<NetworkModelException>(() => SampleFile.Read("1\nx\n2\ny")).Faults.Select(fault => fault.Line));
        Assert.Equal(20, Assert.Throws<NetworkModelException>(() => SampleFile.Read("1\n" + string.Concat(Enumerable.Repeat("x\n", 100)))).Faults.Count);
    }

    [Fact]
    public void More_samples_than_are_taken_are_a_fault_of_the_first_line_too_many()
    {
        string text = string.Concat(Enumerable.Repeat("1\n", EmpiricalLatency.MostSamples + 1));
        Assert.Equal(EmpiricalLatency.MostSamples + 1, Assert.Throws<NetworkModelException>(() => SampleFile.Read(text)).Line);
    }
}
