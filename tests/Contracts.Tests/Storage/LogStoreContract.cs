using Akka.Actor;
using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Contracts.Tests.Storage;

/// <summary>What every log store does, simulated or real.</summary>
public abstract class LogStoreContract
{
    private readonly Answers _answers = new();

    /// <summary>The store as it is open now.</summary>
    protected abstract ILogStore Store { get; }

    /// <summary>Whether bodies have content.</summary>
    protected virtual bool KeepsContent => true;

    /// <summary>Ends the store's life and begins the next.</summary>
    protected abstract void Restart();

    /// <summary>Lets what was asked for go on.</summary>
    protected virtual void Run()
    {
    }

    [Fact]
    public void A_new_log_is_empty()
    {
        RecoveredLog found = Store.Recover();
        Assert.Equal(0, found.Incarnation);
        Assert.Null(found.State);
        Assert.Empty(found.Bodies);
    }

    [Fact]
    public void A_raised_incarnation_outlives_a_restart()
    {
        Ask((to, done) => Store.RaiseIncarnation(7, to, done));
        Restart();
        Assert.Equal(7, Store.Recover().Incarnation);
        Assert.Null(Store.Recover().State);
    }

    [Fact]
    public void Hard_state_alone_outlives_a_restart()
    {
        Append(GivenLog.Write(GivenLog.State(3)));
        Append(GivenLog.Write(GivenLog.State(5, 2)));
        Restart();
        Assert.Equal(GivenLog.State(5, 2), Store.Recover().State!.HardState);
        Assert.Empty(Store.Recover().State!.Entries);
    }

    [Fact]
    public void A_write_without_hard_state_leaves_the_last_one()
    {
        Append(GivenLog.Write(GivenLog.State(3)));
        Append(GivenLog.Write(null, GivenLog.Nothing(3, 1)));
        Restart();
        Assert.Equal(GivenLog.State(3), Store.Recover().State!.HardState);
    }

    [Fact]
    public void Entries_of_every_kind_outlive_a_restart()
    {
        Body(1);
        Append(GivenLog.Write(GivenLog.State(1), GivenLog.Nothing(1, 1), GivenLog.Batch(1, 2, 1), GivenLog.Operation(1, 3), GivenLog.Change(2, 4)));
        Restart();
        AssertEntries(GivenLog.Nothing(1, 1), GivenLog.Batch(1, 2, 1), GivenLog.Operation(1, 3), GivenLog.Change(2, 4));
    }

    [Fact]
    public void Entries_replace_what_is_there_from_the_first_of_them_on()
    {
        Append(GivenLog.Write(GivenLog.State(1), GivenLog.Nothing(1, 1), GivenLog.Nothing(1, 2), GivenLog.Nothing(1, 3)));
        Append(GivenLog.Write(null, GivenLog.Nothing(2, 2)));
        AssertEntries(GivenLog.Nothing(1, 1), GivenLog.Nothing(2, 2));
        Restart();
        AssertEntries(GivenLog.Nothing(1, 1), GivenLog.Nothing(2, 2));
    }

    [Fact]
    public void A_snapshot_takes_the_place_of_the_whole_log()
    {
        Append(GivenLog.Write(GivenLog.State(1), GivenLog.Nothing(1, 1), GivenLog.Nothing(1, 2)));
        Append(GivenLog.Restore(GivenLog.Mark(10), GivenLog.Nothing(2, 11)));
        Restart();
        AssertEntries(GivenLog.Nothing(2, 11));
        Assert.Equal(GivenLog.Mark(10).TraceHash, Store.Recover().State!.LogBegin!.TraceHash);
        Append(GivenLog.Write(null, GivenLog.Nothing(3, 11), GivenLog.Nothing(3, 12)));
        Restart();
        AssertEntries(GivenLog.Nothing(3, 11), GivenLog.Nothing(3, 12));
    }

    [Fact]
    public void A_compacted_log_begins_after_the_mark()
    {
        Append(GivenLog.Write(GivenLog.State(1), GivenLog.Nothing(1, 1), GivenLog.Nothing(1, 2), GivenLog.Nothing(1, 3)));
        Store.Compact(GivenLog.Mark(2));
        Append(GivenLog.Write(GivenLog.State(2)));
        Restart();
        AssertEntries(GivenLog.Nothing(1, 3));
        Assert.Equal(GivenLog.Mark(2).TraceHash, Store.Recover().State!.LogBegin!.TraceHash);
    }

    [Fact]
    public void Of_a_write_behind_a_compaction_only_what_is_beyond_the_mark_is_kept()
    {
        Append(GivenLog.Write(GivenLog.State(1), GivenLog.Nothing(1, 1), GivenLog.Nothing(1, 2)));
        Store.Compact(GivenLog.Mark(4));
        Append(GivenLog.Write(null, GivenLog.Nothing(1, 3), GivenLog.Nothing(1, 4), GivenLog.Nothing(1, 5)));
        Restart();
        AssertEntries(GivenLog.Nothing(1, 5));
    }

    [Fact]
    public void A_body_that_no_entry_names_is_reported_in_order_of_its_name()
    {
        Body(2);
        Body(1);
        Restart();
        Assert.Equal([GivenLog.Body(1).Reference.Id, GivenLog.Body(2).Reference.Id], Store.Recover().Bodies.Select(b => b.Id));
        Assert.Equal(GivenLog.Body(1).Reference.TraceHash, Store.Recover().Bodies.First().TraceHash);
        Assert.Null(Store.Recover().State);
    }

    [Fact]
    public void A_body_that_an_entry_names_is_not_reported()
    {
        Body(1);
        Body(2);
        Append(GivenLog.Write(GivenLog.State(1), GivenLog.Batch(1, 1, 1)));
        Restart();
        Assert.Equal([GivenLog.Body(2).Reference.Id], Store.Recover().Bodies.Select(b => b.Id));
    }

    [Fact]
    public void The_body_of_an_entry_that_was_replaced_is_reported_again()
    {
        Body(1);
        Append(GivenLog.Write(GivenLog.State(1), GivenLog.Batch(1, 1, 1)));
        Append(GivenLog.Write(null, GivenLog.Nothing(2, 1)));
        Restart();
        Assert.Equal([GivenLog.Body(1).Reference.Id], Store.Recover().Bodies.Select(b => b.Id));
    }

    [Fact]
    public void The_bodies_of_a_log_that_a_snapshot_replaced_are_reported_again()
    {
        Body(1);
        Append(GivenLog.Write(GivenLog.State(1), GivenLog.Batch(1, 1, 1)));
        Append(GivenLog.Restore(GivenLog.Mark(5)));
        Restart();
        Assert.Equal([GivenLog.Body(1).Reference.Id], Store.Recover().Bodies.Select(b => b.Id));
    }

    [Fact]
    public void The_bodies_of_compacted_entries_are_gone()
    {
        Body(1);
        Body(2);
        Append(GivenLog.Write(GivenLog.State(1), GivenLog.Batch(1, 1, 1), GivenLog.Batch(1, 2, 2)));
        Store.Compact(GivenLog.Mark(1));
        Append(GivenLog.Write(null, GivenLog.Nothing(2, 2)));
        Restart();
        Assert.Equal([GivenLog.Body(2).Reference.Id], Store.Recover().Bodies.Select(b => b.Id));
    }

    [Fact]
    public void A_dropped_body_is_gone()
    {
        Body(1);
        Body(2);
        Store.DropBody(GivenLog.Body(1).Reference.Id);
        Append(GivenLog.Write(GivenLog.State(1)));
        Restart();
        Assert.Equal([GivenLog.Body(2).Reference.Id], Store.Recover().Bodies.Select(b => b.Id));
    }

    [Fact]
    public void A_body_can_be_read_back_before_and_after_a_restart()
    {
        Body(1);
        AssertBody(ReadBack(1), 1);
        Append(GivenLog.Write(GivenLog.State(1), GivenLog.Batch(1, 1, 1)));
        Restart();
        AssertBody(ReadBack(1), 1);
    }

    [Fact]
    public void Bodies_of_consecutive_entries_are_read_together()
    {
        foreach (int sequence in new[] { 1, 2, 3 })
            Body(sequence);
        BatchReference[] references = [.. new[] { 1, 2, 3 }.Select(s => GivenLog.Body(s).Reference)];
        Ask((to, done) => Store.ReadBodies(references, to, done));
        foreach (int sequence in new[] { 3, 1, 2 })
            AssertBody(Store.Body(GivenLog.Body(sequence).Reference), sequence);
    }

    [Fact]
    public void A_body_that_was_not_read_before_is_there_all_the_same()
    {
        Body(1);
        AssertBody(Store.Body(GivenLog.Body(1).Reference), 1);
        AssertBody(Store.Body(GivenLog.Body(1).Reference), 1);
    }

    [Fact]
    public void Entries_keep_the_bodies_that_travel_inside_them()
    {
        Append(GivenLog.Write(GivenLog.State(1), GivenLog.Nothing(1, 1), GivenLog.BatchWithBody(1, 2, 1), GivenLog.Batch(1, 3, 9), GivenLog.BatchWithBody(1, 4, 2)));
        Restart();
        AssertEntries(GivenLog.Nothing(1, 1), GivenLog.BatchWithBody(1, 2, 1), GivenLog.Batch(1, 3, 9), GivenLog.BatchWithBody(1, 4, 2));
        IReadOnlyList<LogEntry> entries = Store.Recover().State!.Entries;
        Assert.Null(((BatchPayload)entries[2].Payload!).Body);
        AssertBody(((BatchPayload)entries[1].Payload!).Body!, 1);
        AssertBody(((BatchPayload)entries[3].Payload!).Body!, 2);
        AssertBody(ReadBack(2), 2);
        Assert.Empty(Store.Recover().Bodies);
    }

    [Fact]
    public void Answers_come_in_the_order_of_the_writes()
    {
        object[] tokens = [.. Enumerable.Range(0, 200).Select(_ => new object())];
        for (int i = 0; i < tokens.Length; i++)
        {
            if (i % 2 == 0)
                Store.AppendBody(GivenLog.Body(i + 1, 100 + (i * 37)), _answers, tokens[i]);
            else
                Store.Append(GivenLog.Write(GivenLog.State(i), GivenLog.Nothing(i, (i / 2) + 1)), _answers, tokens[i]);
        }
        Run();
        foreach (object token in tokens)
            Assert.Same(token, _answers.Next());
        Restart();
        Assert.Equal(100, Store.Recover().Bodies.Count);
        Assert.Equal(100, Store.Recover().State!.Entries.Count);
    }

    private void Append(DurableWrite write) => Ask((to, done) => Store.Append(write, to, done));

    private void Body(int sequence) => Ask((to, done) => Store.AppendBody(GivenLog.Body(sequence), to, done));

    private BatchBody ReadBack(int sequence)
    {
        Ask((to, done) => Store.ReadBody(GivenLog.Body(sequence).Reference, to, done));
        return Store.Body(GivenLog.Body(sequence).Reference);
    }

    private void Ask(Action<IActorRef, object> write)
    {
        object token = new();
        write(_answers, token);
        Run();
        Assert.Same(token, _answers.Next());
    }

    private void AssertEntries(params LogEntry[] expected)
    {
        RestoredState state = Store.Recover().State!;
        Assert.Equal(expected.Select(e => (e.Term, e.Index, e.TraceHash, e.Size)), state.Entries.Select(e => (e.Term, e.Index, e.TraceHash, e.Size)));
        if (state.Checksums is { } checksums)
            Assert.Equal(expected.Select(e => e.Checksum), checksums);
    }

    private void AssertBody(BatchBody body, int sequence)
    {
        Assert.Equal(GivenLog.Body(sequence).Reference.TraceHash, body.Reference.TraceHash);
        Assert.Equal(1_000, body.Payload.Length);
        if (KeepsContent)
            Assert.True(body.MatchesDigest);
    }
}
