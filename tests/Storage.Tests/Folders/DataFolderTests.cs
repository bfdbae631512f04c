using Aurigraph.Storage.Folders;
using Aurigraph.Storage.Tests.Given;
using Aurigraph.Units;

namespace Aurigraph.Storage.Tests.Folders;

public sealed class DataFolderTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly SetTime _time = new(Noon);

    private string Path => System.IO.Path.Combine(_folder.Path, "node");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_folder_is_made_and_found_again()
    {
        Open().Dispose();
        _time.Now = Noon.AddHours(1);
        using DataFolder again = Open();
        Assert.Equal(new NodeIdentity("net", NodeId.Validator(3), "d1", Noon.AddHours(1)), again.Identity);
    }

    [Fact]
    public void An_empty_folder_is_taken()
    {
        Directory.CreateDirectory(Path);
        using DataFolder folder = Open();
        Assert.Equal(NodeId.Validator(3), folder.Identity.Node);
    }

    [Fact]
    public void The_folder_of_another_cluster_is_refused_and_not_touched()
    {
        Open().Dispose();
        AssertRefused(FolderFault.OtherCluster, () => DataFolder.Open(Path, "other", NodeId.Validator(3), null, _time));
    }

    [Fact]
    public void The_folder_of_another_node_is_refused_and_not_touched()
    {
        Open().Dispose();
        AssertRefused(FolderFault.OtherNode, () => DataFolder.Open(Path, "net", NodeId.Validator(2), null, _time));
    }

    [Fact]
    public void A_folder_of_a_newer_format_is_refused_and_not_touched()
    {
        Open().Dispose();
        File.WriteAllText(Identity, File.ReadAllText(Identity).Replace("format: 1", "format: 2", StringComparison.Ordinal));
        AssertRefused(FolderFault.NewerFormat, () => Open());
    }

    [Fact]
    public void A_clock_set_back_by_more_than_five_minutes_is_refused_and_nothing_touched()
    {
        Open().Dispose();
        _time.Now = Noon.AddMinutes(-5).AddSeconds(-1);
        AssertRefused(FolderFault.ClockSetBack, () => Open());
    }

    [Fact]
    public void A_clock_set_back_by_less_is_accepted_and_the_time_kept_does_not_go_back()
    {
        Open().Dispose();
        _time.Now = Noon.AddMinutes(-5);
        using DataFolder again = Open();
        Assert.Equal(Noon, again.Identity.LastSeen);
    }

    [Fact]
    public void The_time_of_use_is_kept_when_it_is_touched()
    {
        using (DataFolder folder = Open())
        {
            _time.Now = Noon.AddDays(2);
            folder.Touch();
        }
        _time.Now = Noon.AddDays(1);
        AssertRefused(FolderFault.ClockSetBack, () => Open());
    }

    [Theory]
    [InlineData("format: one\n")]
    [InlineData("")]
    [InlineData("format: 1\ncluster: net\nnode: validator-03\nlast-seen: 2026-05-04T12:00:00.0000000Z\n")]
    [InlineData("format: 1\ncluster: net\nnode: validator-3\nlast-seen: yesterday\n")]
    public void An_identity_that_cannot_be_read_is_refused_and_not_touched(string text)
    {
        Open().Dispose();
        File.WriteAllText(Identity, text);
        AssertRefused(FolderFault.Unrecognised, () => Open());
    }

    [Fact]
    public void A_folder_with_files_of_something_else_is_refused_and_not_touched()
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(System.IO.Path.Combine(Path, "thesis.txt"), "precious");
        Assert.Contains("thesis.txt", AssertRefused(FolderFault.Unrecognised, () => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_in_use_is_refused()
    {
        using DataFolder folder = Open();
        AssertRefused(FolderFault.InUse, () => Open());
        AssertRefused(FolderFault.InUse, () => DataFolder.OpenStopped(Path, _time));
    }

    [Fact]
    public void A_folder_that_was_left_can_be_used_again()
    {
        Open().Dispose();
        Open().Dispose();
        using DataFolder stopped = DataFolder.OpenStopped(Path, _time);
        Assert.Equal(NodeId.Validator(3), stopped.Identity.Node);
    }

    [Fact]
    public void There_is_nothing_to_read_where_no_node_ran() =>
        Assert.Equal(FolderFault.Missing, Assert.Throws<DataFolderException>(() => DataFolder.OpenStopped(Path, _time)).Fault);

    [Fact]
    public void The_name_of_a_cluster_is_one_line() =>
        Assert.Throws<ArgumentException>(() => DataFolder.Open(Path, "a\nnode: validator-9", NodeId.Validator(3), null, _time));

    private string Identity => System.IO.Path.Combine(Path, "identity");

    private DataFolder Open() => DataFolder.Open(Path, "net", NodeId.Validator(3), "d1", _time);

    private DataFolderException AssertRefused(FolderFault fault, Func<DataFolder> open)
    {
        string[] before = Snapshot();
        DataFolderException found = Assert.Throws<DataFolderException>(open);
        Assert.Equal(fault, found.Fault);
        Assert.StartsWith(Path, found.Place, StringComparison.Ordinal);
        Assert.NotEmpty(found.Remedy);
        Assert.Equal(before, Snapshot());
        return found;
    }

    private string[] Snapshot() =>
        [.. Directory.GetFiles(Path).Order(StringComparer.Ordinal).Select(f => $"{f} {File.GetLastWriteTimeUtc(f):O} {new FileInfo(f).Length}")];
}
