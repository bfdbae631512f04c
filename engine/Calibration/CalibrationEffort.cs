namespace Aurigraph.Calibration;

/// <summary>How much time a calibration may take.</summary>
/// <param name="Rounds">Rounds over all CPU costs, at most.</param>
/// <param name="ProcessorTime">How long the CPU costs may take, making ready included; after a whole round, the sample that passes it is the last.</param>
/// <param name="KernelTime">How long the kernels take turns by themselves, for comparisons with other machines.</param>
/// <param name="DiskSamples">Samples of each cost of disk, log and written state, at most.</param>
/// <param name="DiskTime">How long these may take; they are sampled in rounds, and the round that passes it is the last.</param>
public sealed record CalibrationEffort(int Rounds, TimeSpan ProcessorTime, TimeSpan KernelTime, int DiskSamples, TimeSpan DiskTime)
{
    /// <summary>Below 3 minutes, also when others use the machine.</summary>
    public static CalibrationEffort Full { get; } = new(300, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(10), 30, TimeSpan.FromSeconds(45));

    /// <summary>The least that still gives every figure: for tests.</summary>
    public static CalibrationEffort Least { get; } = new(2, TimeSpan.FromSeconds(60), TimeSpan.Zero, 2, TimeSpan.FromSeconds(30));
}
