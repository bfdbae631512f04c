using Aurigraph.Calibration.Probes;

namespace Aurigraph.Calibration.Tests.Probes;

public sealed class DurableLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aurigraph-calibration-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Segments_are_written_over_however_much_is_written()
    {
        using DurableLog log = new(_folder);
        string[] before = Files();
        for (int i = 0; i < 40; i++)
            log.Write(DurableLog.Large);
        Assert.NotEqual(before, Files());
        Assert.Equal(before.Length, Files().Length);
    }

    [Fact]
    public void A_folder_that_a_killed_calibration_left_is_named_and_not_touched()
    {
        using ProbeFolder left = new(_folder, "log");
        IOException refused = Assert.Throws<IOException>(() => new DurableLog(_folder));
        Assert.Contains(left.Path, refused.Message, StringComparison.Ordinal);
    }

    private string[] Files() => [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
