using System.Security.Cryptography;
using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Probes;

/// <summary>The two parts of the time of a SHA-256: a constant, and a time for each byte.</summary>
internal sealed class HashTimes
{
    private const int Short = 256;
    private const int Long = 256 * 1024;
    private const int ShortRuns = 64;
    private const long SliceNs = 4_000_000;

    private readonly byte[] _bytes = SampleTransaction.Bytes(0, Long);
    private readonly byte[] _digest = new byte[SHA256.HashSizeInBytes];

    /// <summary>Measures both.</summary>
    public (double ConstantNs, double PerByteNs) Sample()
    {
        double longNs = Repeated.ProcessorTime(() => SHA256.HashData(_bytes, _digest), SliceNs);
        double shortNs = Repeated.ProcessorTime(HashShort, SliceNs) / ShortRuns;
        double perByteNs = (longNs - shortNs) / (Long - Short);
        return (Math.Max(0, shortNs - (Short * perByteNs)), perByteNs);
    }

    private void HashShort()
    {
        for (int i = 0; i < ShortRuns; i++)
            SHA256.HashData(_bytes.AsSpan(i * Short, Short), _digest);
    }
}
