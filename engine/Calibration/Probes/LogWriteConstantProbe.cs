namespace Aurigraph.Calibration.Probes;

/// <summary>Processor time of a durable write to the log, beside its bytes.</summary>
internal sealed class LogWriteConstantProbe(DurableLog log) : IFactProbe
{
    private readonly LogWriteTimes _times = new(log);

    /// <inheritdoc/>
    public string Key => "logWriteConstant";

    /// <inheritdoc/>
    public string Source => "measured: processor time of a durable write of 4 KiB to the log, its sync included, less its bytes; writes that wait together share it";

    /// <inheritdoc/>
    public double StandIn => 0.1;

    /// <inheritdoc/>
    public double Sample() => _times.Sample().ConstantNs;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The log belongs to whoever made it.
    }
}
