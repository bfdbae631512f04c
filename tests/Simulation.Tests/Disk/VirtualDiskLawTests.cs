using Aurigraph.Laws;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Tests.Time;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Simulation.Tests.Disk;

/// <summary>The disk against queueing theory.</summary>
public class VirtualDiskLawTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Constant_writes_without_group_commit_wait_as_long_as_in_M_D_1(double utilisation)
    {
        var law = Law.ConstantOnDisk(utilisation, 1_000_000);
        double error = law.Error(law.Run(law.Customers));
        Assert.True(Math.Abs(error) <= 0.03, $"{law.Name} is off by {error:0.0%}.");
    }

    [Fact]
    public void Without_group_commit_writes_become_durable_as_in_a_queue_with_one_server() =>
        Gen.Select(Gen.Long[0, 300], Gen.Long[0, 200]).Array[1, 60].Sample(draws =>
        {
            long now = 0;
            long[] arrivals = [.. draws.Select(draw => now += draw.Item1)];
            long[] services = [.. draws.Select(draw => draw.Item2 + 100)];
            return KieferWolfowitz.Departures(1, arrivals, services).SequenceEqual(Durable(arrivals, [.. draws.Select(draw => draw.Item2)], groupCommit: false));
        });

    [Fact]
    public void With_group_commit_no_write_is_durable_later_than_without() =>
        Gen.Select(Gen.Long[0, 300], Gen.Const(0L)).Array[1, 60].Sample(draws =>
        {
            long now = 0;
            long[] arrivals = [.. draws.Select(draw => now += draw.Item1)];
            long[] bytes = new long[arrivals.Length];
            return Durable(arrivals, bytes, groupCommit: true).Zip(Durable(arrivals, bytes, groupCommit: false)).All(pair => pair.First <= pair.Second);
        });

    private static long[] Durable(long[] arrivals, long[] bytes, bool groupCommit)
    {
        var kernel = new Kernel();
        var disk = new VirtualDisk(kernel, new DiskSettings
        {
            Nodes = 1,
            SyncLatency = new Duration(100),
            Bandwidth = new Bandwidth(1e9),
            GroupCommit = groupCommit,
        });
        long[] durable = new long[arrivals.Length];
        var completion = new Callback(i => durable[i] = kernel.Now.Nanoseconds);
        var arrival = new Callback(i => disk.Write(0, bytes[i], completion, i));
        for (int i = 0; i < arrivals.Length; i++)
            kernel.PostAt(new VirtualTime(arrivals[i]), arrival, i);
        kernel.RunUntil(VirtualTime.Never);
        return durable;
    }
}
