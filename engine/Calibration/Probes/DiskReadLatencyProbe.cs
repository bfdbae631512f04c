using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Probes;

/// <summary>How long a block takes to come from a disk with nothing else to do. The system is made to forget the file first, which only Linux does. Time that passes counts, the disk's neighbours included.</summary>
internal sealed class DiskReadLatencyProbe : ICostProbe
{
    private const int Block = 4_096;
    private const int Blocks = 4_096;
    private const int Reads = 20;
    // Far apart, so that no block comes with another.
    private const int Stride = 1_531;

    private readonly DiskFile _file;
    private readonly byte[] _block = SampleTransaction.Bytes(0, Block);
    private int _next = 1;

    /// <summary>Writes the file.</summary>
    /// <exception cref="IOException">It cannot be made there.</exception>
    public DiskReadLatencyProbe(string folder)
    {
        _file = new DiskFile(folder, "read");
        for (int i = 0; i < Blocks; i++)
            _file.Write(_block, (long)i * Block);
        _file.Sync();
    }

    /// <inheritdoc/>
    public string Key => "diskReadLatency";

    /// <inheritdoc/>
    public string Source => $"measured: {Block} B read at scattered places of a file that the system had forgotten, median of {Reads}; caches of the disk and of a host that lends it may have answered";

    /// <inheritdoc/>
    public double StandIn => 0.2;

    /// <inheritdoc/>
    public double Sample()
    {
        _file.Forget();
        double[] times = new double[Reads];
        for (int i = 0; i < Reads; i++)
        {
            times[i] = Repeated.ElapsedTime(() => _file.Read(_block, (long)_next * Block));
            _next = (_next + Stride) % Blocks;
        }
        return Sampled.Median(times);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
