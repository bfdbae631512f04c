using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Kernels;

/// <summary>A copy of a mebibyte, more than the first caches hold: the path to memory.</summary>
internal sealed class CopyKernel : IKernel
{
    private const int Length = 1 << 20;
    private const long SliceNs = 2_000_000;

    private readonly byte[] _from = new byte[Length];
    private readonly byte[] _to = new byte[Length];

    /// <inheritdoc/>
    public string Key => "copyPerByte";

    /// <inheritdoc/>
    public double Sample() => Repeated.ProcessorTime(() => _from.CopyTo(_to.AsSpan()), SliceNs) / Length;
}
