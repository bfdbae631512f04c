using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Tests;

public sealed class CoreOptionsTests
{
    public static TheoryData<string, Func<CoreOptions, CoreOptions>> Wrong => new()
    {
        { "PromotionLag", o => o with { PromotionLag = -1 } },
        { "ClockDrift", o => o with { ClockDrift = 1 } },
        { "LeaseReads", o => o with { LeaseReads = true, CheckQuorum = false } },
        { "MaxPendingReads", o => o with { MaxPendingReads = 0 } },
        { "DiskPatience", o => o with { DiskPatience = Duration.Zero } },
        { "ElectionTimeoutMin", o => o with { ElectionTimeoutMin = Duration.Zero } },
        { "Heartbeat", o => o with { Heartbeat = Duration.Zero } },
        { "Heartbeat", o => o with { Heartbeat = o.ElectionTimeoutMin } },
        { "MaxInflightAppends", o => o with { MaxInflightAppends = 0 } },
        { "MaxInflightBytes", o => o with { MaxInflightBytes = 0 } },
        { "MaxAppendEntries", o => o with { MaxAppendEntries = 0 } },
        { "MaxAppendBytes", o => o with { MaxAppendBytes = 0 } },
        { "MaxUncommittedBytes", o => o with { MaxUncommittedBytes = -1 } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void An_option_out_of_range_is_refused_by_name(string name, Func<CoreOptions, CoreOptions> change)
    {
        var thrown = Assert.Throws<ArgumentException>(() => new Solo(configure: change));
        Assert.Contains($"expected that {name} (", thrown.Message, StringComparison.Ordinal);
    }
}
