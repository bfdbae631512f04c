using Aurigraph.Node.Batches;
using Aurigraph.Node.Consensus;
using Aurigraph.Node.Tests.Harness;
using CsCheck;

namespace Aurigraph.Node.Tests.Consensus;

public sealed class LogTailsTests
{
    private readonly List<LogEntry> _log = [];
    private readonly LogTails _tails;
    private int _looked;

    public LogTailsTests() => _tails = new LogTails(index =>
    {
        _looked++;
        return _log[(int)index.Value - 1];
    });

    [Fact]
    public void An_origin_without_a_batch_in_the_log_is_at_zero() => Assert.Equal((0, 0), _tails.Of(Given.B1));

    [Fact]
    public void The_tail_is_an_origins_last_batch_in_the_log()
    {
        Append(Given.Entry(1, 1), Given.Entry(1, 2, Given.Reference(Given.B1, 1)), Given.Entry(1, 3, Given.Reference(Given.B2, 1)), Given.Entry(1, 4, Given.Reference(Given.B1, 2)));
        Assert.Equal((1, 2), _tails.Of(Given.B1));
        Assert.Equal((1, 1), _tails.Of(Given.B2));
    }

    [Fact]
    public void The_log_names_what_is_in_it_and_not_what_an_older_incarnation_never_got_into_it()
    {
        Append(Given.Entry(1, 1, Given.Reference(Given.B1, 1, incarnation: 1)), Given.Entry(1, 2, Given.Reference(Given.B1, 1, incarnation: 3)));
        Assert.True(_tails.Names(new BatchId(Given.B1, 1, 1)));
        Assert.False(_tails.Names(new BatchId(Given.B1, 1, 2)));
        Assert.False(_tails.Names(new BatchId(Given.B1, 2, 1)));
        Assert.True(_tails.Names(new BatchId(Given.B1, 3, 1)));
        Assert.False(_tails.Names(new BatchId(Given.B1, 3, 2)));
    }

    [Fact]
    public void Entries_that_replace_others_take_the_tail_back()
    {
        Append(Given.Entry(1, 1, Given.Reference(Given.B1, 1)), Given.Entry(1, 2, Given.Reference(Given.B1, 2)), Given.Entry(1, 3, Given.Reference(Given.B2, 1)));
        Append(Given.Entry(2, 2));
        Assert.Equal((1, 1), _tails.Of(Given.B1));
        Assert.Equal((0, 0), _tails.Of(Given.B2));
        Assert.False(_tails.Names(new BatchId(Given.B1, 1, 2)));
    }

    [Fact]
    public void A_leaders_own_entries_do_not_make_it_read_its_log_again()
    {
        for (long index = 1; index <= 100; index++)
        {
            LogEntry entry = Given.Entry(1, index, Given.Reference(Given.B1, index));
            _tails.Note(entry);
            Append(entry);
        }
        Assert.Equal((1, 100), _tails.Of(Given.B1));
        Assert.Equal(0, _looked);
    }

    [Fact]
    public void Whatever_is_appended_and_replaced_the_tails_are_those_of_the_log() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 9], Gen.Int[1, 2]).Array[1, 40].Sample(steps =>
        {
            var log = new List<LogEntry>();
            var tails = new LogTails(index => log[(int)index.Value - 1]);
            long term = 1;
            foreach ((bool replaces, int back, int origin) in steps)
            {
                NodeId node = NodeId.Business(origin);
                if (replaces)
                {
                    term++;
                    log.RemoveRange(Math.Max(0, log.Count - back), Math.Min(back, log.Count));
                }
                LogEntry entry = Given.Entry(term, log.Count + 1, Given.Reference(node, TailOf(log, node) + 1));
                log.Add(entry);
                tails.Appended([entry], [], LogIndex.Zero);
                for (int k = 1; k <= 2; k++)
                    Assert.Equal(TailOf(log, NodeId.Business(k)), tails.Of(NodeId.Business(k)).Sequence);
            }
        });

    private static long TailOf(List<LogEntry> log, NodeId origin) =>
        log.Select(e => ((BatchPayload)e.Payload!).Reference.Id).Where(id => id.Origin == origin).Select(id => id.Sequence).DefaultIfEmpty().Last();

    private void Append(params LogEntry[] entries)
    {
        int first = (int)entries[0].Index.Value - 1;
        _log.RemoveRange(first, _log.Count - first);
        _log.AddRange(entries);
        _tails.Appended(entries, [], LogIndex.Zero);
    }
}
