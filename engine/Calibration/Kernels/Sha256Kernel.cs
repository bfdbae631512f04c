using System.Security.Cryptography;
using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Kernels;

/// <summary>SHA-256 over a mebibyte: arithmetic, or the processor's own instructions for it.</summary>
internal sealed class Sha256Kernel : IKernel
{
    private const int Length = 1 << 20;
    private const long SliceNs = 3_000_000;

    private readonly byte[] _bytes = new byte[Length];
    private readonly byte[] _digest = new byte[SHA256.HashSizeInBytes];

    /// <inheritdoc/>
    public string Key => "sha256PerByte";

    /// <inheritdoc/>
    public double Sample() => Repeated.ProcessorTime(() => SHA256.HashData(_bytes, _digest), SliceNs) / Length;
}
