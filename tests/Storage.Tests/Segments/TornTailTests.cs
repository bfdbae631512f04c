using System.Text;
using Aurigraph.Storage.Records;
using Aurigraph.Storage.Segments;
using Aurigraph.Storage.Tests.Given;

namespace Aurigraph.Storage.Tests.Segments;

/// <summary>Three commits, each durable before the next was written: one record, two records, one record with a content. Then the file is damaged.</summary>
public sealed class TornTailTests : IDisposable
{
    private readonly TemporaryFolder _given = new();
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _bytes;
    private readonly string _name;
    private readonly long[] _ends;

    public TornTailTests()
    {
        var counters = new StorageCounters();
        List<long> ends = [];
        using (SegmentLog log = SegmentLog.Open(_given.Path, new SegmentLogSettings { SegmentBytes = 4_096 }, counters, new RecordsSeen(), []))
        {
            long before = counters.BytesWritten;
            foreach (string[] group in new[] { ["one"], new[] { "two", "three" } })
            {
                foreach (string payload in group)
                    log.Append(RecordKind.Incarnation, Encoding.UTF8.GetBytes(payload));
                log.Commit();
                ends.Add(counters.BytesWritten);
            }
            log.Append(RecordKind.Body, "four"u8, [Encoding.UTF8.GetBytes(new string('c', 300))], new ContentAddress[1]);
            log.Commit();
            ends.Add(counters.BytesWritten);
            Assert.Equal(SegmentHeader.Size, before);
        }
        string file = Directory.GetFiles(_given.Path, "*.segment").Single();
        (_name, _bytes, _ends) = (Path.GetFileName(file), File.ReadAllBytes(file), [.. ends]);
    }

    private string Damaged => Path.Combine(_folder.Path, _name);

    public void Dispose()
    {
        _given.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Cut_anywhere_the_log_has_the_records_before_the_cut()
    {
        string[] all = ["one", "two", "three", "four"];
        for (int length = SegmentHeader.Size; length <= _ends[2]; length++)
        {
            File.WriteAllBytes(Damaged, _bytes[..length]);
            (List<string> found, List<RecoveryNote> notes) = Read();
            Assert.Equal(all[..found.Count], found);
            Assert.True(found.Count >= _ends.Count(e => e <= length), $"cut at {length}: {found.Count} records");
            if (length > _ends[1] && length < _ends[2] - 8)
                Assert.Equal(_ends[1], Assert.Single(notes).Offset);
        }
    }

    [Fact]
    public void Damage_in_the_last_write_leaves_it_out_and_says_so()
    {
        for (long offset = _ends[1]; offset < _ends[1] + RecordHeader.Size + 8 + 4 + 300; offset++)
        {
            Flip(offset);
            (List<string> found, List<RecoveryNote> notes) = Read();
            Assert.Equal(["one", "two", "three"], found);
            RecoveryNote note = Assert.Single(notes);
            Assert.Equal((Damaged, _ends[1]), (note.File, note.Offset));
        }
    }

    [Fact]
    public void Damage_in_an_acknowledged_write_is_refused_by_its_place()
    {
        for (long offset = SegmentHeader.Size; offset < _ends[1] - 8; offset++)
        {
            Flip(offset);
            if (IsPadding(offset))
                continue;
            CorruptStoreException found = Assert.Throws<CorruptStoreException>(() => Read());
            Assert.Equal(Damaged, found.File);
            Assert.InRange(found.Offset, SegmentHeader.Size, offset);
        }
    }

    [Fact]
    public void Damage_in_the_header_of_a_segment_with_acknowledged_records_is_refused()
    {
        for (long offset = 0; offset < 36; offset++)
        {
            if (offset is >= 12 and < 16)
                continue;
            Flip(offset);
            Assert.Equal(0, Assert.Throws<CorruptStoreException>(() => Read()).Offset);
        }
    }

    [Fact]
    public void A_block_that_reads_as_zeros_is_refused_where_acknowledged_records_follow()
    {
        byte[] bytes = [.. _bytes];
        bytes.AsSpan(SegmentHeader.Size, (int)(_ends[0] - SegmentHeader.Size)).Clear();
        File.WriteAllBytes(Damaged, bytes);
        Assert.Equal(SegmentHeader.Size, Assert.Throws<CorruptStoreException>(() => Read()).Offset);
    }

    [Fact]
    public void What_was_left_out_once_does_not_come_back()
    {
        Flip(_ends[1] + 20);
        Assert.Equal(["one", "two", "three"], Read().Found);
        string next = Directory.GetFiles(_folder.Path, "*.segment").Order(StringComparer.Ordinal).Last();
        Assert.NotEqual(Damaged, next);
        Assert.Equal(_ends[1], new FileInfo(Damaged).Length);
        (List<string> found, List<RecoveryNote> notes) = Read(clear: false);
        Assert.Equal(["one", "two", "three"], found);
        Assert.Empty(notes);
    }

    [Fact]
    public void Damage_before_the_end_of_a_segment_that_another_follows_is_refused()
    {
        Write(_bytes);
        Read();
        byte[] closed = File.ReadAllBytes(Damaged);
        closed[_ends[1] + 20] ^= 1;
        File.WriteAllBytes(Damaged, closed);
        Assert.Equal(_ends[1], Assert.Throws<CorruptStoreException>(() => Read(clear: false)).Offset);
    }

    private bool IsPadding(long offset)
    {
        // Records: 32 bytes of header and a payload of 3, 3 or 5 bytes, up to a multiple of 8.
        long inRecord = (offset - SegmentHeader.Size) % 40;
        long payload = (offset - SegmentHeader.Size) / 40 == 2 ? 5 : 3;
        return inRecord >= RecordHeader.Size + payload;
    }

    private void Flip(long offset)
    {
        byte[] bytes = [.. _bytes];
        bytes[offset] ^= 0x10;
        Write(bytes);
    }

    private void Write(byte[] bytes)
    {
        foreach (string file in Directory.GetFiles(_folder.Path))
            File.Delete(file);
        File.WriteAllBytes(Damaged, bytes);
    }

    private (List<string> Found, List<RecoveryNote> Notes) Read(bool clear = true)
    {
        var seen = new RecordsSeen();
        List<RecoveryNote> notes = [];
        if (clear)
        {
            foreach (string other in Directory.GetFiles(_folder.Path).Where(f => f != Damaged))
                File.Delete(other);
        }
        using SegmentLog log = SegmentLog.Open(_folder.Path, new SegmentLogSettings { SegmentBytes = 4_096, IsSynced = false }, new StorageCounters(), seen, notes);
        return (seen.Payloads, notes);
    }
}
