namespace Aurigraph.Calibration.Probes;

/// <summary>What a hash costs beside its bytes. It differs between processes, by where their code and memory happen to lie, and a measurement sees one of them.</summary>
internal sealed class HashConstantProbe : ICostProbe
{
    private readonly HashTimes _times = new();

    /// <inheritdoc/>
    public string Key => "hashConstant";

    /// <inheritdoc/>
    public string Source => "measured: SHA-256 of 256 B less its bytes, in one process";

    /// <inheritdoc/>
    public double StandIn => 0.15;

    /// <inheritdoc/>
    public double Sample() => _times.Sample().ConstantNs;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Only memory is held.
    }
}
