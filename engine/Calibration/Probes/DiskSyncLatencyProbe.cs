using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Probes;

/// <summary>How long a small durable write takes: a block is appended and synced. Time that passes counts, the disk's neighbours included.</summary>
internal sealed class DiskSyncLatencyProbe(string folder) : ICostProbe
{
    private const int Block = 4_096;
    private const int Blocks = 20;

    private readonly DiskFile _file = new(folder, "sync");
    private readonly byte[] _block = SampleTransaction.Bytes(0, Block);
    private long _end;

    /// <inheritdoc/>
    public string Key => "diskSyncLatency";

    /// <inheritdoc/>
    public string Source => $"measured: {Block} B appended and synced, median of {Blocks}";

    /// <inheritdoc/>
    public double StandIn => 0;

    /// <inheritdoc/>
    public double Sample()
    {
        double[] times = new double[Blocks];
        for (int i = 0; i < Blocks; i++)
            times[i] = Repeated.ElapsedTime(Append);
        return Sampled.Median(times);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Append()
    {
        _file.Write(_block, _end);
        _end += Block;
        _file.Sync();
    }
}
