using Aurigraph.Calibration.Probes;

namespace Aurigraph.Calibration.Tests.Probes;

public sealed class BatchPerTransactionProbeTests
{
    [Fact]
    public void The_batch_that_is_timed_holds_whole_transactions_with_their_lengths()
    {
        using BatchPerTransactionProbe probe = new();
        Assert.True(probe.Sample() > 0);
        Assert.Equal((2_000, 2_000 * (4 + 250 + 64)), (probe.Last!.Count, probe.Last.Bytes));
    }
}
