using Aurigraph.Reports.Output;

namespace Aurigraph.Reports.Tests.Output;

public sealed class ReportFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static void Result(string folder, string content)
    {
        File.WriteAllText(Path.Combine(folder, "summary.json"), content);
        File.WriteAllText(Path.Combine(folder, "other"), content);
    }

    [Fact]
    public void A_new_result_appears_whole_and_nothing_else_is_left()
    {
        ReportFolder.Replace(_folder["a/b/run"], into => Result(into, "one"));

        Assert.Equal("one", File.ReadAllText(_folder["a/b/run/summary.json"]));
        Assert.Equal(["run"], Directory.EnumerateFileSystemEntries(_folder["a/b"]).Select(Path.GetFileName));
    }

    [Fact]
    public void An_earlier_result_is_replaced_as_a_whole()
    {
        ReportFolder.Replace(_folder["run"], into =>
        {
            Result(into, "one");
            File.WriteAllText(Path.Combine(into, "only-in-the-first"), "");
        });
        ReportFolder.Replace(_folder["run"], into => Result(into, "two"));

        Assert.Equal("two", File.ReadAllText(_folder["run/summary.json"]));
        Assert.False(File.Exists(_folder["run/only-in-the-first"]));
        Assert.Equal(["run"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void When_writing_fails_the_earlier_result_stays_and_nothing_is_left_over()
    {
        ReportFolder.Replace(_folder["run"], into => Result(into, "one"));
        Assert.Throws<InvalidOperationException>(() => ReportFolder.Replace(_folder["run"], into =>
        {
            Result(into, "two");
            throw new InvalidOperationException("half-way");
        }));

        Assert.Equal("one", File.ReadAllText(_folder["run/summary.json"]));
        Assert.Equal(["run"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Writers_of_one_folder_do_not_clash_and_one_whole_result_wins()
    {
        string run = _folder["run"];
        Parallel.For(0, 48, new ParallelOptions { MaxDegreeOfParallelism = 6 }, i => ReportFolder.Replace(run, into => Result(into, i.ToString())));

        Assert.Equal(File.ReadAllText(_folder["run/summary.json"]), File.ReadAllText(_folder["run/other"]));
        Assert.Equal(["run"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_that_is_no_result_is_not_replaced()
    {
        Directory.CreateDirectory(_folder["photos"]);
        File.WriteAllText(_folder["photos/cat.jpg"], "");

        ReportFolderException thrown = Assert.Throws<ReportFolderException>(() => ReportFolder.Replace(_folder["photos"], into => Result(into, "one")));
        Assert.Contains("is not the result of a run", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ReportFolderException>(() => ReportFolder.EnsureWritable(_folder["photos"]));
        Assert.True(File.Exists(_folder["photos/cat.jpg"]));
    }

    [Fact]
    public void An_empty_folder_may_be_filled()
    {
        Directory.CreateDirectory(_folder["run"]);
        ReportFolder.EnsureWritable(_folder["run"]);
        ReportFolder.Replace(_folder["run"], into => Result(into, "one"));

        Assert.True(File.Exists(_folder["run/summary.json"]));
    }

    [Fact]
    public void A_folder_below_a_file_names_the_path_and_the_remedy_before_the_run()
    {
        File.WriteAllText(_folder["file"], "");

        ReportFolderException thrown = Assert.Throws<ReportFolderException>(() => RunReport.EnsureWritable(_folder["file/run"]));
        Assert.Equal(_folder["file/run"], thrown.Folder);
        Assert.Contains(_folder["file/run"], thrown.Message, StringComparison.Ordinal);
        Assert.Contains("--out", thrown.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_same_name_stands_in_the_way()
    {
        File.WriteAllText(_folder["run"], "");

        Assert.Contains("there is a file of this name", Assert.Throws<ReportFolderException>(() => ReportFolder.EnsureWritable(_folder["run"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Checking_leaves_nothing_behind_but_the_parent()
    {
        RunReport.EnsureWritable(_folder["a/run"]);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["a"]));
    }

    [Fact]
    public void The_root_of_a_file_system_is_refused() => Assert.Throws<ReportFolderException>(() => ReportFolder.EnsureWritable(Path.GetPathRoot(_folder.Path)!));
}
