using Aurigraph.Live.Runs;
using Aurigraph.Units;
using Aurigraph.Worlds.Journal;

namespace Aurigraph.Live.Tests.Runs;

public sealed class UsageLogTests
{
    [Fact]
    public void Use_between_two_instants_is_read_off_a_line_between_samples()
    {
        var log = new UsageLog();
        log.Add(At(0), Sample(cpu: 0));
        log.Add(At(2), Sample(cpu: 200));
        Assert.Equal(100, log.Between(At(0.5), At(1.5)).CpuNanoseconds);
    }

    [Fact]
    public void A_process_that_starts_again_goes_on_where_the_last_one_was()
    {
        var log = new UsageLog();
        log.Add(At(0), Sample(cpu: 0));
        log.Add(At(1), Sample(cpu: 500));
        log.Add(At(2), Sample(cpu: 100));
        Assert.Equal(600, log.Between(At(0), At(2)).CpuNanoseconds);
    }

    [Fact]
    public void A_node_that_starts_again_in_the_same_process_loses_no_bytes()
    {
        var log = new UsageLog();
        log.Add(At(0), Sample(cpu: 0));
        log.Add(At(1), Sample(cpu: 500, sent: 900));
        log.Add(At(2), Sample(cpu: 600, sent: 50));
        UsageSample used = log.Between(At(0), At(2));
        Assert.Equal((600, 950), (used.CpuNanoseconds, used.SentBytes));
    }

    private static VirtualTime At(double seconds) => new((long)(seconds * 1e9));

    private static UsageSample Sample(long cpu, long sent = 0) => new()
    {
        CpuNanoseconds = cpu,
        ResidentBytes = 1,
        SentBytes = sent,
        ReceivedBytes = 0,
        WrittenBytes = 0,
        DiskBusyNanoseconds = 0,
        Memory = [0, 0, 0, 0, 0, 0, 0],
    };
}
