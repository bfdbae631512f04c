using Aurigraph.Node.Ledger;
using Aurigraph.Node.Snapshots;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Snapshots;

public sealed class OutgoingSnapshotTests
{
    private const long Total = 1_500_000;
    private static readonly SnapshotMark Mark = new(new LogIndex(9), new Term(2), new MemberConfiguration([Harness.Given.V1]));
    private readonly OutgoingSnapshot _snapshot = new(new Term(3), Mark, LedgerState.Empty, Total, rate: 1_000_000);
    private VirtualTime _now = new(1_000_000);

    [Fact]
    public void Parts_follow_each_other_no_faster_than_the_rate()
    {
        SnapshotChunk first = Send();
        Assert.Null(_snapshot.Next(_now));
        _now += _snapshot.Wait(_now);
        SnapshotChunk second = Send();
        Assert.Equal((0L, first.Length), (first.Offset, second.Offset));
        Assert.Equal(first.Length / 1_000_000.0, _snapshot.Wait(_now).Seconds, 6);
    }

    [Fact]
    public void Only_so_much_is_under_way_unanswered()
    {
        long sent = 0;
        for (int i = 0; i < 20; i++)
        {
            if (_snapshot.Next(_now) is { } chunk)
            {
                sent += chunk.Length;
                _snapshot.Sent(chunk, _now);
            }
            _now += Duration.FromMilliseconds(300);
        }
        Assert.InRange(sent, 500_000, 1_300_000);
        _snapshot.Arrived(sent, _now);
        Assert.NotNull(_snapshot.Next(_now));
    }

    [Fact]
    public void After_a_loss_it_goes_on_from_what_has_arrived()
    {
        SnapshotChunk first = Send();
        _snapshot.Arrived(first.Length, _now);
        _now += Duration.FromSeconds(1);
        Send();
        _now += Duration.FromSeconds(1);
        _snapshot.Check(_now);
        Assert.Equal(first.Length, Send().Offset);
    }

    [Fact]
    public void When_nothing_arrives_any_more_it_is_given_up()
    {
        for (int i = 0; i < 40 && !_snapshot.IsHopeless; i++)
        {
            if (_snapshot.Next(_now) is { } chunk)
                _snapshot.Sent(chunk, _now);
            _now += Duration.FromSeconds(1);
            _snapshot.Check(_now);
        }
        Assert.True(_snapshot.IsHopeless);
    }

    [Fact]
    public void It_is_done_when_all_has_arrived()
    {
        var incoming = new IncomingSnapshot();
        while (!_snapshot.IsDone)
        {
            if (_snapshot.Next(_now) is { } chunk)
            {
                _snapshot.Sent(chunk, _now);
                _snapshot.Arrived(incoming.Take(chunk).Received, _now);
            }
            _now += Duration.FromMilliseconds(100);
        }
        Assert.Equal(Total, _snapshot.Received);
        Assert.Null(_snapshot.Next(_now));
    }

    private SnapshotChunk Send()
    {
        SnapshotChunk chunk = _snapshot.Next(_now)!;
        _snapshot.Sent(chunk, _now);
        return chunk;
    }
}
