using Aurigraph.Node.Tests.Harness;

namespace Aurigraph.Node.Tests.Consensus;

/// <summary>What a validator tells the probe of its log.</summary>
public sealed class ReplicaActorReportsTests : IDisposable
{
    private readonly NodeBench _node = new(Given.Node(Given.V2));

    public void Dispose() => _node.Dispose();

    [Fact]
    public void A_new_validator_starts_with_an_empty_log()
    {
        Assert.Equal((Given.V2, LogIndex.Zero), (_node.Probe.Recovered.Single().Node, _node.Probe.Recovered.Single().After));
        Assert.Empty(_node.Probe.Recovered.Single().Entries);
    }

    [Fact]
    public void Entries_are_told_when_they_enter_the_log_and_again_when_they_are_durable()
    {
        _node.Log.Held = true;
        _node.Append(0, 0, Given.Entry(1, 1), Given.Entry(1, 2));
        Assert.Equal([1L, 2L], _node.Probe.Appended.Select(a => a.Entry.Index.Value));
        Assert.Empty(_node.Probe.DurableEntries);
        _node.Let();
        Assert.Equal([1L, 2L], _node.Probe.DurableEntries.Select(a => a.Entry.Index.Value));
        Assert.Empty(_node.Probe.Truncations);
    }

    [Fact]
    public void Entries_that_give_way_to_others_are_told_to_be_gone()
    {
        _node.Append(0, 0, Given.Entry(1, 1), Given.Entry(1, 2), Given.Entry(1, 3));
        _node.Receive(new AppendRequest(Given.V3, Given.V2, new Term(2), new LogIndex(1), new Term(1), EntrySlice.Of(Given.Entry(2, 2)), LogIndex.Zero));
        Assert.Equal((Given.V2, new LogIndex(2)), _node.Probe.Truncations.Single());
        Assert.Equal([1L, 2L, 3L, 2L], _node.Probe.Appended.Select(a => a.Entry.Index.Value));
    }

    [Fact]
    public void A_validator_that_starts_again_tells_what_its_disk_holds_and_what_it_gains_behind_that()
    {
        _node.Append(0, 0, Given.Entry(1, 1), Given.Entry(1, 2));
        _node.Crash();
        _node.Start();
        Assert.Equal([1L, 2L], _node.Probe.Recovered[^1].Entries.Select(e => e.Index.Value));
        _node.Append(2, 0, Given.Entry(1, 3));
        Assert.Empty(_node.Probe.Truncations);
        Assert.Equal(3, _node.Probe.Appended.Count);
    }
}
