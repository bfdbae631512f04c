namespace Aurigraph.Calibration.Probes;

/// <summary>Processor time of each byte that is written durably to the log.</summary>
internal sealed class LogWritePerByteProbe(DurableLog log) : IFactProbe
{
    private readonly LogWriteTimes _times = new(log);

    /// <inheritdoc/>
    public string Key => "logWritePerByte";

    /// <inheritdoc/>
    public string Source => "measured: processor time of durable writes of 4 KiB and 1 MiB to the log, checksum and sync included, a line through both";

    /// <inheritdoc/>
    public double StandIn => 0.1;

    /// <inheritdoc/>
    public double Sample() => _times.Sample().PerByteNs;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The log belongs to whoever made it.
    }
}
