using Aurigraph.Node.Ledger;
using Aurigraph.Node.Snapshots;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Snapshots;

public sealed class IncomingSnapshotTests
{
    private readonly IncomingSnapshot _snapshot = new();

    [Fact]
    public void Parts_count_when_they_follow_what_is_there()
    {
        Assert.Equal(100, Take(9, 0, 100));
        Assert.Equal(100, Take(9, 200, 100));
        Assert.Equal(200, Take(9, 100, 100));
        Assert.Equal(200, Take(9, 100, 100));
    }

    [Fact]
    public void A_newer_snapshot_begins_anew_and_an_older_one_does_not_disturb()
    {
        Take(9, 0, 100);
        Assert.Equal(0, Take(12, 100, 100));
        Assert.Equal(100, Take(12, 0, 100));
        Assert.Equal(0, Take(9, 100, 100));
        Assert.Equal(200, Take(12, 100, 100));
    }

    private long Take(long index, long offset, long length) =>
        _snapshot.Take(new SnapshotChunk(new Term(2), new SnapshotMark(new LogIndex(index), new Term(1), new MemberConfiguration([Harness.Given.V1])), LedgerState.Empty, offset, length, 300)).Received;
}
