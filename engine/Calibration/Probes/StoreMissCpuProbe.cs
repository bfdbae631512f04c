namespace Aurigraph.Calibration.Probes;

/// <summary>What a read of the state store takes on top when its block is not in the cache: the call, the checksum, decompression, a place in the cache.</summary>
internal sealed class StoreMissCpuProbe(StoreReads reads) : ICostProbe
{
    /// <inheritdoc/>
    public string Key => "storeMissCpu";

    /// <inheritdoc/>
    public string Source => "measured: a page of balances read through RocksDB with a cache that holds next to none, from the system's memory, less a read that the cache answers";

    /// <summary>The driver of a disk is not in it, nor are the deeper levels of a large store.</summary>
    public double StandIn => 0.3;

    /// <inheritdoc/>
    public double Sample()
    {
        (double hit, double miss) = reads.Sample();
        return Math.Max(0, miss - hit);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The stores belong to whoever made them.
    }
}
