using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Probes;

/// <summary>How fast a disk takes a large durable write. Time that passes counts, the disk's neighbours included.</summary>
internal sealed class DiskBandwidthProbe(string folder) : ICostProbe
{
    private const int Block = 1 << 20;
    private const int Blocks = 32;

    private readonly DiskFile _file = new(folder, "bandwidth");
    private readonly byte[] _block = SampleTransaction.Bytes(0, Block);

    /// <inheritdoc/>
    public string Key => "diskBandwidth";

    /// <inheritdoc/>
    public string Source => $"measured: {Blocks} MiB written and synced; reads were not measured";

    /// <inheritdoc/>
    public double StandIn => 0.1;

    /// <inheritdoc/>
    public double Sample() => (double)Block * Blocks / Repeated.ElapsedTime(Fill) * 1e9;

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Fill()
    {
        for (int i = 0; i < Blocks; i++)
            _file.Write(_block, (long)i * Block);
        _file.Sync();
    }
}
