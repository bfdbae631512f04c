using Aurigraph.Live.Journal;
using Aurigraph.Worlds.Journal;

namespace Aurigraph.Live.Tests.Runs;

public sealed class MappedJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_added_can_be_read_while_the_journal_is_open_and_after()
    {
        using var tail = new JournalTail(_folder);
        var journal = new MappedJournal(_folder);
        journal.Add(Record(1));
        Assert.Equal([1], tail.Read().Select(Number));
        journal.Add(Record(2));
        journal.Add(Record(3));
        Assert.Equal([2, 3], tail.Read().Select(Number));
        journal.Dispose();
        Assert.Equal([1, 2, 3], MappedJournal.Read(_folder).Select(Number));
    }

    [Fact]
    public void A_journal_that_was_never_closed_is_read_as_far_as_it_goes()
    {
        var journal = new MappedJournal(_folder); // Not disposed before it is read: as after a kill.
        journal.Add(Record(7));
        Assert.Equal([7], MappedJournal.Read(_folder).Select(Number));
        journal.Dispose();
    }

    [Fact]
    public void A_full_file_is_followed_by_the_next_and_nothing_is_lost_between()
    {
        using (var journal = new MappedJournal(_folder))
        {
            for (int i = 0; i < 40; i++)
                journal.Add(Record(i, size: 1_000_000));
        }
        Assert.True(Directory.GetFiles(_folder).Length > 1);
        Assert.Equal(Enumerable.Range(0, 40), MappedJournal.Read(_folder).Select(Number));
    }

    private static byte[] Record(int number, int size = 20)
    {
        var record = new byte[Math.Max(size, JournalRecord.HeaderSize + sizeof(int))];
        record[0] = (byte)JournalEvent.Admitted;
        BitConverter.TryWriteBytes(record.AsSpan(JournalRecord.HeaderSize), number);
        return record;
    }

    private static int Number(JournalRecord record) => BitConverter.ToInt32(record.Bytes.Span[JournalRecord.HeaderSize..]);
}
