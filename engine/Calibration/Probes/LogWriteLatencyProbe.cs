using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Probes;

/// <summary>How long a durable write to the log takes, from asking until it is durable. Time that passes counts, the disk's neighbours included.</summary>
internal sealed class LogWriteLatencyProbe(DurableLog log) : IFactProbe
{
    private const int Writes = 20;

    /// <inheritdoc/>
    public string Key => "logWriteLatency";

    /// <inheritdoc/>
    public string Source => $"measured: 4 KiB made durable in the log, in a file whose blocks are in place, median of {Writes}";

    /// <inheritdoc/>
    public double StandIn => 0;

    /// <inheritdoc/>
    public double Sample()
    {
        double[] times = new double[Writes];
        for (int i = 0; i < Writes; i++)
            times[i] = Repeated.ElapsedTime(() => log.Write(DurableLog.Small));
        return Sampled.Median(times);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The log belongs to whoever made it.
    }
}
