namespace Aurigraph.Calibration.Probes;

/// <summary>What each byte of a message costs at either end.</summary>
internal sealed class MessagePerByteProbe : ICostProbe
{
    private readonly LoopbackExchange _exchange = new();

    /// <inheritdoc/>
    public string Key => "messagePerByte";

    /// <inheritdoc/>
    public string Source => "measured: half of a synchronous send and receive of 64 KiB with a length prefix over TCP on this machine; stands in for the codec and a NIC";

    /// <inheritdoc/>
    public double StandIn => 0.3;

    /// <inheritdoc/>
    public double Sample() => _exchange.Sample().PerByteNs;

    /// <inheritdoc/>
    public void Dispose() => _exchange.Dispose();
}
