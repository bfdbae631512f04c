using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Probes;

/// <summary>How many durable writes to the log a second takes, one after the other: the slow ones, of which a median says nothing, count.</summary>
internal sealed class LogWriteRateProbe(DurableLog log) : IFactProbe
{
    private const int Writes = 20;

    /// <inheritdoc/>
    public string Key => "logWritesPerSecond";

    /// <inheritdoc/>
    public string Unit => MeasuredFact.PerSecond;

    /// <inheritdoc/>
    public string Source => $"measured: durable writes of 4 KiB to the log a second, one after the other, in runs of {Writes}; writes that wait together share one";

    /// <inheritdoc/>
    public double StandIn => 0;

    /// <inheritdoc/>
    public double Sample() => Writes / Repeated.ElapsedTime(WriteSome) * 1e9;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The log belongs to whoever made it.
    }

    private void WriteSome()
    {
        for (int i = 0; i < Writes; i++)
            log.Write(DurableLog.Small);
    }
}
