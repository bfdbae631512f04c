namespace Aurigraph.Calibration.Probes;

/// <summary>What each byte of a hash costs.</summary>
internal sealed class HashPerByteProbe : ICostProbe
{
    private readonly HashTimes _times = new();

    /// <inheritdoc/>
    public string Key => "hashPerByte";

    /// <inheritdoc/>
    public string Source => "measured: SHA-256 of 256 KiB";

    /// <inheritdoc/>
    public double StandIn => 0;

    /// <inheritdoc/>
    public double Sample() => _times.Sample().PerByteNs;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Only memory is held.
    }
}
