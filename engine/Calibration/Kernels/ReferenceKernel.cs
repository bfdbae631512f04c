namespace Aurigraph.Calibration.Kernels;

/// <summary>What costs are held against: SHA-256 over a mebibyte and a copy of as much, one after the other.</summary>
internal sealed class ReferenceKernel
{
    private const int Length = 1 << 20;

    private readonly Sha256Kernel _hash = new();
    private readonly CopyKernel _copy = new();
    private readonly List<double> _hashes = [];
    private readonly List<double> _copies = [];

    /// <summary>All runs so far, nanoseconds each.</summary>
    public IReadOnlyCollection<double> Times => [.. _hashes.Zip(_copies, Run)];

    /// <summary>Times one run, nanoseconds.</summary>
    public double Sample()
    {
        _hashes.Add(_hash.Sample());
        _copies.Add(_copy.Sample());
        return Run(_hashes[^1], _copies[^1]);
    }

    private static double Run(double hash, double copy) => (hash + copy) * Length;
}
