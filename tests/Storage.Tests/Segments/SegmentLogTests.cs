using System.Text;
using Aurigraph.Node.Wire;
using Aurigraph.Storage.Records;
using Aurigraph.Storage.Segments;
using Aurigraph.Storage.Tests.Given;

namespace Aurigraph.Storage.Tests.Segments;

public sealed class SegmentLogTests : IDisposable
{
    private static readonly SegmentLogSettings Small = new() { SegmentBytes = 1_024 };
    private readonly TemporaryFolder _folder = new();
    private readonly StorageCounters _counters = new();
    private readonly List<RecoveryNote> _notes = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Records_come_back_in_the_order_in_which_they_were_committed()
    {
        Write("a", "b");
        Write("c");
        Assert.Equal(["a", "b", "c"], Read());
        Assert.Empty(_notes);
    }

    [Fact]
    public void A_group_shares_one_sync()
    {
        using SegmentLog log = Open(new RecordsSeen(), new SegmentLogSettings());
        long before = _counters.Syncs;
        for (int i = 0; i < 100; i++)
            Append(log, "x");
        log.Commit();
        Assert.Equal(before + 1, _counters.Syncs);
        log.Commit();
        Assert.Equal(before + 1, _counters.Syncs);
    }

    [Fact]
    public void Records_that_fill_many_segments_come_back()
    {
        string[] payloads = [.. Enumerable.Range(0, 200).Select(i => $"record {i}")];
        Write(payloads);
        Assert.True(SegmentFiles().Length > 5);
        Assert.Equal(payloads, Read());
    }

    [Fact]
    public void A_record_larger_than_a_segment_has_one_of_its_own()
    {
        string large = new('x', 10_000);
        Write("a", large, "b");
        Assert.Equal(["a", large, "b"], Read());
    }

    [Fact]
    public void Content_is_read_from_its_place()
    {
        byte[] content = Encoding.UTF8.GetBytes("the content");
        var address = new ContentAddress[1];
        using (SegmentLog log = Open(new RecordsSeen()))
        {
            log.Append(RecordKind.Body, "x"u8, [content], address);
            log.Commit();
        }
        var seen = new RecordsSeen();
        using SegmentLog again = Open(seen);
        Assert.Equal(address, seen.Contents);
        Segment segment = again.Pin(address[0].Segment);
        Assert.Equal(content, again.Read(segment, address[0]));
        again.Unpin(segment);
    }

    [Fact]
    public void Content_that_was_changed_on_disk_is_not_handed_out()
    {
        var address = new ContentAddress[1];
        using SegmentLog log = Open(new RecordsSeen());
        log.Append(RecordKind.Body, "x"u8, ["the content"u8.ToArray()], address);
        log.Commit();
        Segment segment = log.Pin(address[0].Segment);
        Flip(segment.Path, address[0].Offset + 3);
        CorruptStoreException found = Assert.Throws<CorruptStoreException>(() => log.Read(segment, address[0]));
        Assert.Equal((segment.Path, address[0].Offset), (found.File, found.Offset));
    }

    [Fact]
    public void Segments_before_one_are_given_up_and_their_files_used_again()
    {
        using SegmentLog log = Open(new RecordsSeen());
        for (int i = 0; i < 100; i++)
            Append(log, $"record {i}");
        log.Commit();
        int before = SegmentFiles().Length;
        log.RemoveBefore(log.LastSegment);
        Assert.Single(SegmentFiles());
        Assert.Equal(4, Directory.GetFiles(_folder.Path, "*.spare").Length);
        for (int i = 0; i < 100; i++)
            Append(log, $"later {i}");
        log.Commit();
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.spare"));
        Assert.InRange(SegmentFiles().Length, before, before + 1);
    }

    [Fact]
    public void What_an_earlier_use_left_in_a_file_is_no_record()
    {
        using (SegmentLog log = Open(new RecordsSeen()))
        {
            for (int i = 0; i < 100; i++)
                Append(log, $"record {i}");
            log.Commit();
            log.RemoveBefore(log.LastSegment);
            while (Directory.GetFiles(_folder.Path, "*.spare").Length > 0)
            {
                Append(log, "later");
                log.Commit();
            }
        }
        Assert.DoesNotContain(Read(), p => p.StartsWith("record 1", StringComparison.Ordinal));
        Assert.Empty(_notes);
    }

    [Fact]
    public void A_segment_that_is_read_from_is_not_given_up()
    {
        using SegmentLog log = Open(new RecordsSeen());
        for (int i = 0; i < 100; i++)
            Append(log, $"record {i}");
        log.Commit();
        Segment first = log.Pin(log.FirstSegment);
        log.RemoveBefore(log.LastSegment);
        Assert.Equal(first.Number, log.FirstSegment);
        log.Unpin(first);
        log.RemoveBefore(log.LastSegment);
        Assert.Equal(log.LastSegment, log.FirstSegment);
    }

    [Fact]
    public void A_missing_segment_is_noticed()
    {
        Write([.. Enumerable.Range(0, 200).Select(i => $"record {i}")]);
        File.Delete(SegmentFiles()[2]);
        Assert.Contains("is missing", Assert.Throws<CorruptStoreException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_segment_of_a_newer_program_is_refused_by_its_version()
    {
        Write("a");
        byte[] bytes = File.ReadAllBytes(SegmentFiles()[^1]);
        bytes[8] = 2;
        BitConverter.TryWriteBytes(bytes.AsSpan(32), Crc32C.Of(bytes.AsSpan(0, 32)));
        File.WriteAllBytes(SegmentFiles()[^1], bytes);
        Assert.Contains("format 2", Assert.Throws<StorageException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_syncs_nothing_is_synced()
    {
        using SegmentLog log = Open(new RecordsSeen(), Small with { IsSynced = false });
        for (int i = 0; i < 100; i++)
            Append(log, $"record {i}");
        log.Commit();
        Assert.Equal(0, _counters.Syncs);
    }

    private static void Flip(string path, long offset)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = offset;
        int value = file.ReadByte();
        file.Position = offset;
        file.WriteByte((byte)(value ^ 0x40));
    }

    private static void Append(SegmentLog log, string payload) => log.Append(RecordKind.Incarnation, Encoding.UTF8.GetBytes(payload));

    private SegmentLog Open(RecordsSeen seen, SegmentLogSettings? settings = null) => SegmentLog.Open(_folder.Path, settings ?? Small, _counters, seen, _notes);

    private void Write(params string[] payloads)
    {
        using SegmentLog log = Open(new RecordsSeen());
        foreach (string payload in payloads)
            Append(log, payload);
        log.Commit();
    }

    private List<string> Read()
    {
        var seen = new RecordsSeen();
        using SegmentLog log = Open(seen);
        return seen.Payloads;
    }

    private string[] SegmentFiles() => [.. Directory.GetFiles(_folder.Path, "*.segment").Order(StringComparer.Ordinal)];
}
