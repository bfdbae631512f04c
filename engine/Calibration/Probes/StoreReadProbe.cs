namespace Aurigraph.Calibration.Probes;

/// <summary>What reading an account through the state store takes when its block is in the cache.</summary>
internal sealed class StoreReadProbe(StoreReads reads) : IFactProbe
{
    /// <inheritdoc/>
    public string Key => "storeReadCpu";

    /// <inheritdoc/>
    public string Source => "measured: processor time of reading an account through RocksDB, its block in the cache: the page of 512 balances is copied out";

    /// <inheritdoc/>
    public double StandIn => 0.1;

    /// <inheritdoc/>
    public double Sample() => reads.Sample().HitNs;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The stores belong to whoever made them.
    }
}
