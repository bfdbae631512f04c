using Aurigraph.Calibration.Probes;

namespace Aurigraph.Calibration.Tests.Probes;

public sealed class StoreReadsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aurigraph-calibration-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_read_that_misses_the_cache_takes_more_than_one_that_does_not()
    {
        using StoreReads reads = new(_folder);
        (double hit, double miss) = reads.Sample();
        Assert.InRange(hit, 1, miss);
    }

    [Fact]
    public void Nothing_is_left_of_the_stores()
    {
        new StoreReads(_folder).Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }
}
