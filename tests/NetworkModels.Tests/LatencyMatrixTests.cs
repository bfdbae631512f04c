using Aurigraph.Units;
using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class LatencyMatrixTests
{
    private static readonly LinkModel Pattern = new(new ConstantLatency(Ms(1)), 0.001, Bandwidth.FromBitsPerSecond(1e9));

    [Fact]
    public void Each_cell_is_a_rule_from_the_region_of_its_row_to_that_of_its_column()
    {
        IReadOnlyList<LinkRule> rules = LatencyMatrix.Read("from/to,eu,us\neu,0.4,42\nus,44.5,0.5\n", Pattern);
        Assert.Equal([Rule("eu", "eu", 0.4), Rule("eu", "us", 42), Rule("us", "eu", 44.5), Rule("us", "us", 0.5)], rules);
    }

    [Fact]
    public void Rows_may_come_in_another_order_than_columns() =>
        Assert.Equal([Rule("us", "eu", 1), Rule("us", "us", 2), Rule("eu", "eu", 3), Rule("eu", "us", 4)], LatencyMatrix.Read(",eu,us\nus,1,2\neu,3,4", Pattern));

    [Fact]
    public void An_empty_cell_gives_no_rule() =>
        Assert.Equal([Rule("eu", "us", 42)], LatencyMatrix.Read(",eu,us\neu,,42\nus,,", Pattern));

    [Fact]
    public void Spaces_quotes_blank_lines_line_ends_and_a_byte_order_mark_do_not_matter() =>
        Assert.Equal(
            LatencyMatrix.Read("from,eu,us\neu,1,2\nus,3,4", Pattern),
            LatencyMatrix.Read("\uFEFF\"from\" , \"eu\",us \r\n\r\n eu,\"1\", 2\r\nus,3e0,4.0\r\n", Pattern));

    [Fact]
    public void A_matrix_read_into_a_network_answers_between_its_regions_in_each_direction()
    {
        NetworkModel network = NetworkModelTests.Network(LatencyMatrix.Read(",eu,us\neu,,42\nus,44,", Pattern));
        Assert.Equal(Ms(42), network.Between("validator-1", "eu", "validator-2", "us").Latency.Mean);
        Assert.Equal(Ms(44), network.Between("validator-2", "us", "validator-1", "eu").Latency.Mean);
        Assert.Equal(network.Default, network.Between("validator-1", "eu", "validator-3", "eu"));
    }

    [Theory]
    [InlineData("", 1, 1, "empty")]
    [InlineData("from;eu;us\neu;1;2", 1, 1, "commas")]
    [InlineData(",eu,eu\neu,1,2", 1, 5, "named twice")]
    [InlineData(",eu,\neu,1,2", 1, 5, "missing")]
    [InlineData(",eu,rest\neu,1,2", 1, 5, "not a region")]
    [InlineData(",eu,us\neu,1,2", 1, 5, "has no row")]
    [InlineData(",eu\neu,1\nus,2", 3, 1, "not in the header")]
    [InlineData(",eu\neu,1\neu,2", 3, 1, "named twice")]
    [InlineData(",eu,us\neu,1\nus,1,2", 2, 4, "2 cells")]
    [InlineData(",eu,us\neu,1,2,3\nus,1,2", 2, 8, "4 cells")]
    [InlineData(",eu,us\neu,1, 2ms\nus,1,2", 2, 7, "\"2ms\" is not a number")]
    [InlineData(",eu,us\n\neu,1,NaN\nus,1,2", 3, 6, "not a number")]
    [InlineData(",eu,us\neu,1,2\nus,-1,2", 3, 4, "out of range")]
    [InlineData(",eu,us\neu,1,2\nus,1,3600001", 3, 6, "out of range")]
    public void A_fault_is_named_with_line_column_and_what_is_wrong(string text, int line, int column, string says)
    {
        NetworkModelException exception = Assert.Throws<NetworkModelException>(() => LatencyMatrix.Read(text, Pattern));
        Assert.Equal((line, column), (exception.Line, exception.Column));
        Assert.Contains(says, exception.Faults[0].Message);
        Assert.StartsWith($"latency matrix, line {line}, column {column}: ", exception.Message);
    }

    [Fact]
    public void All_faults_are_named_in_one_go_in_the_order_of_the_text()
    {
        NetworkModelException exception = Assert.Throws<NetworkModelException>(() => LatencyMatrix.Read(",eu,us\neu,x,-1\nasia,1,2", Pattern));
        Assert.Equal([(1, 5), (2, 4), (2, 6), (3, 1)], exception.Faults.Select(fault => (fault.Line, fault.Column)));
    }

    [Fact]
    public void No_more_than_20_faults_are_named()
    {
        string text = ",a\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"r{i},x\n"));
        Assert.Equal(NetworkModelException.MostFaults, Assert.Throws<NetworkModelException>(() => LatencyMatrix.Read(text, Pattern)).Faults.Count);
    }

    private static LinkRule Rule(string from, string to, double ms) => new(from, to, OneWay: true, Pattern with { Latency = new ConstantLatency(Ms(ms)) });
}
