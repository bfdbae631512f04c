using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Experiment.Tests;

public sealed class CostTableScalingTests
{
    private static readonly CostTable Table = new()
    {
        Name = "table",
        MessageConstantNs = 1,
        MessagePerByteNs = 2,
        VerifySignatureNs = 3,
        HashConstantNs = 4,
        HashPerByteNs = 5,
        BatchPerTransactionNs = 6,
        ApplyPerTransactionNs = 7,
        ContextSwitchNs = 8,
        DiskSyncLatency = new Duration(9_000),
        DiskBandwidth = new Bandwidth(10),
        Quantum = new Duration(11),
        CompressPerByteNs = 12,
        DecompressPerByteNs = 13,
        DiskReadLatency = new Duration(14_000),
        StoreMissCpuNs = 15,
        StateBytesPerTransaction = new ByteCount(1_600_000),
        StoreMergePerByteNs = 17,
    };

    public static TheoryData<string> Names => [.. CostTable.InputNames];

    [Fact]
    public void The_inputs_are_the_costs_and_not_the_choice_of_a_quantum() => Assert.Equal(
        [
            "applyPerTransaction", "batchPerTransaction", "compressPerByte", "contextSwitch", "decompressPerByte", "diskBandwidth", "diskReadLatency", "diskSyncLatency", "hashConstant", "hashPerByte",
            "messageConstant", "messagePerByte", "stateBytesPerTransaction", "storeMergePerByte", "storeMissCpu", "verifySignature",
        ],
        CostTable.InputNames);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_factor_changes_one_cost_alone_and_its_inverse_brings_it_back(string name)
    {
        CostTable doubled = Table.Scaled(name, 2);
        Assert.Equal(1, Costs(doubled).Zip(Costs(Table)).Count(c => c.First != c.Second));
        Assert.Equal(Table, doubled.Scaled(name, 0.5));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_factor_above_one_is_always_worse(string name) =>
        Gen.Double[1.01, 10].Sample(factor =>
        {
            double[] worse = [.. Costs(Table.Scaled(name, factor)).Zip(Costs(Table), (now, before) => now / before)];
            Assert.All(worse, ratio => Assert.True(ratio >= 1));
            Assert.Equal(factor, worse.Max(), 0.001);
        });

    [Fact]
    public void What_costs_nothing_stays_nothing()
    {
        CostTable free = Table with { ApplyPerTransactionNs = 0, DiskBandwidth = Bandwidth.Unlimited, DiskSyncLatency = Duration.Zero };
        Assert.All((string[])["applyPerTransaction", "diskBandwidth", "diskSyncLatency"], name =>
        {
            Assert.True(free.IsNothing(name));
            Assert.Equal(free, free.Scaled(name, 3));
        });
        Assert.False(free.IsNothing("hashConstant"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_factor_that_is_not_above_nothing_and_finite_is_refused(double factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.Scaled("hashConstant", factor));

    [Fact]
    public void Every_cost_has_a_text_with_its_unit() =>
        Assert.All(CostTable.InputNames, name => Assert.Matches("^[0-9.]+ (ns|us|ms|B|MB/s)$", Table.Text(name)));

    [Fact]
    public void A_cost_that_does_not_exist_is_refused_with_those_that_do() =>
        Assert.Contains("applyPerTransaction, batchPerTransaction", Assert.Throws<ArgumentException>(() => Table.Scaled("hashconstant", 2)).Message, StringComparison.Ordinal);

    /// <summary>Every cost so that more is worse.</summary>
    private static double[] Costs(CostTable table) =>
    [
        table.MessageConstantNs, table.MessagePerByteNs, table.VerifySignatureNs, table.HashConstantNs, table.HashPerByteNs, table.BatchPerTransactionNs,
        table.ApplyPerTransactionNs, table.ContextSwitchNs, table.DiskSyncLatency.Nanoseconds, 1 / table.DiskBandwidth.BytesPerSecond, table.Quantum.Nanoseconds,
        table.CompressPerByteNs, table.DecompressPerByteNs, table.DiskReadLatency.Nanoseconds, table.StoreMissCpuNs, table.StateBytesPerTransaction.Bytes, table.StoreMergePerByteNs,
    ];
}
