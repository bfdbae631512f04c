using Aurigraph.Calibration.Probes;

namespace Aurigraph.Calibration.Tests.Probes;

public sealed class ApplyPerTransactionProbeTests
{
    [Fact]
    public void Every_transfer_that_is_timed_moves_money()
    {
        using ApplyPerTransactionProbe probe = new();
        Assert.True(probe.Sample() > 0);
        Assert.Equal(2_000, probe.LastEffective);
    }
}
