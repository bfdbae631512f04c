namespace Aurigraph.Calibration;

/// <summary>What a calibration found.</summary>
/// <param name="KernelNs">One run of the reference kernel at its best, nanoseconds: SHA-256 over a mebibyte and a copy of as much.</param>
/// <param name="Kernels">Nanoseconds of a unit of each kernel at its best, by name, in order.</param>
/// <param name="Costs">The costs, in the order of cost tables.</param>
public sealed record CalibrationResult(double KernelNs, IReadOnlyDictionary<string, double> Kernels, IReadOnlyList<MeasuredCost> Costs)
{
    /// <summary>With fewer rounds other programs left so little of the machine that the costs are poor.</summary>
    public const int RoundsWanted = 30;

    /// <summary>What was measured that tables of costs have no key for, in the order of measuring.</summary>
    public IReadOnlyList<MeasuredFact> Facts { get; init; } = [];

    /// <summary>Rounds over the CPU costs.</summary>
    public int Rounds => Costs.Where(c => c.Ratio is not null).Select(c => c.Samples).DefaultIfEmpty().Max();
}
