namespace Aurigraph.Calibration.Tests;

public sealed class MachineComparisonTests
{
    private static readonly SortedDictionary<string, double> Equal = Speeds(1, 1, 1, 1);

    [Fact]
    public void The_machine_of_the_table_has_factors_of_one_and_the_least_uncertainty()
    {
        MeasuredMachine factors = MachineComparison.Factors(Equal, 0);
        Assert.Equal((1.0, 1.0, Calibrator.UncertaintyMin), (factors.CoreSpeed, factors.CryptoSpeed, factors.Uncertainty));
    }

    [Fact]
    public void A_core_is_as_fast_as_the_geometric_mean_of_its_kernels_and_crypto_stands_alone()
    {
        MeasuredMachine factors = MachineComparison.Factors(Speeds(1, 2, 4, 9), 0);
        Assert.Equal(2, factors.CoreSpeed, 1e-9);
        Assert.Equal(9, factors.CryptoSpeed, 1e-9);
    }

    [Fact]
    public void Kernels_that_disagree_and_noise_make_the_factors_unsure()
    {
        Assert.Equal(0.25, MachineComparison.Factors(Speeds(0.8, 1, 1.25, 1), 0.01).Uncertainty, 1e-9);
        Assert.Equal(0.3, MachineComparison.Factors(Equal, 0.3).Uncertainty, 1e-9);
    }

    [Theory]
    [InlineData("lookup")]
    [InlineData("verifyEd25519")]
    public void A_table_without_a_kernel_is_refused_by_its_name(string kernel)
    {
        SortedDictionary<string, double> table = new(Equal, StringComparer.Ordinal);
        table.Remove(kernel);
        Assert.Contains($"`{kernel}`", Assert.Throws<ArgumentException>(() => MachineComparison.Run(table, TimeSpan.Zero, _ => { }, default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Measured_against_itself_twice_as_slow_this_machine_is_twice_as_fast()
    {
        MeasuredMachine first = MachineComparison.Run(Equal, TimeSpan.Zero, _ => { }, default);
        SortedDictionary<string, double> slower = new(StringComparer.Ordinal);
        foreach ((string kernel, double speed) in first.Speeds)
            slower[kernel] = 2 / speed;
        MeasuredMachine factors = MachineComparison.Run(slower, TimeSpan.FromMilliseconds(500), _ => { }, default);
        // Other programs may slow one of the two down; a unit that is wrong would be off by more.
        Assert.InRange(factors.CoreSpeed, 0.5, 8);
        Assert.InRange(factors.CryptoSpeed, 0.5, 8);
    }

    [Fact]
    public void A_comparison_ends_when_it_is_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => MachineComparison.Run(Equal, TimeSpan.FromHours(1), _ => { }, new CancellationToken(canceled: true)));

    private static SortedDictionary<string, double> Speeds(double sha256, double copy, double lookup, double check) => new(StringComparer.Ordinal)
    {
        ["sha256PerByte"] = sha256,
        ["copyPerByte"] = copy,
        ["lookup"] = lookup,
        ["verifyEd25519"] = check,
    };
}
