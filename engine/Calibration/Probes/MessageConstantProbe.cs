namespace Aurigraph.Calibration.Probes;

/// <summary>What a message costs at either end beside its bytes.</summary>
internal sealed class MessageConstantProbe : ICostProbe
{
    private readonly LoopbackExchange _exchange = new();

    /// <inheritdoc/>
    public string Key => "messageConstant";

    /// <inheritdoc/>
    public string Source => "measured: half of a synchronous send and receive of 256 B with a length prefix over TCP on this machine, less its bytes; stands in for the codec and asynchronous sockets";

    /// <inheritdoc/>
    public double StandIn => 0.4;

    /// <inheritdoc/>
    public double Sample() => _exchange.Sample().ConstantNs;

    /// <inheritdoc/>
    public void Dispose() => _exchange.Dispose();
}
