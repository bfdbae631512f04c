using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Node.Tests.Ledger;

public sealed class LedgerBookTests
{
    private readonly LedgerBook _book = new(Given.V1, LedgerState.Empty);

    [Fact]
    public void A_batch_moves_mark_and_hash()
    {
        ulong before = _book.Hash;
        Assert.True(_book.Apply(new LogIndex(1), Given.Reference(Given.B1, 1)));
        Assert.NotEqual(before, _book.Hash);
        Assert.Equal([new OriginMark(Given.B1, 1, 1)], _book.State().Marks);
    }

    [Fact]
    public void An_entry_without_a_batch_moves_only_the_index()
    {
        ulong before = _book.Hash;
        Assert.False(_book.Apply(new LogIndex(1), null));
        Assert.Equal(new LogIndex(1), _book.Applied);
        Assert.Equal(before, _book.Hash);
    }

    [Fact]
    public void An_operation_moves_store_and_hash_once_and_a_repetition_of_it_only_the_index()
    {
        ulong before = _book.Hash;
        var operation = new StoreOperation(1, 1, StoreOperationKind.Append, "k", "a");
        Assert.True(_book.Apply(Entry(1, operation), out StoreResult? first));
        ulong applied = _book.Hash;
        Assert.NotEqual(before, applied);
        Assert.False(_book.Apply(Entry(2, operation), out StoreResult? second));
        Assert.Equal(applied, _book.Hash);
        Assert.Equal(first, second);
        Assert.Equal("a", _book.Read("k").Held);
        Assert.Equal("a", new LedgerBook(Given.V2, _book.State()).Read("k").Held);
    }

    [Fact]
    public void The_hash_tells_different_operations_and_different_results_apart()
    {
        ulong[] hashes = [.. new StoreOperation[]
        {
            new(1, 1, StoreOperationKind.Write, "k", "a"), new(2, 1, StoreOperationKind.Write, "k", "a"), new(1, 2, StoreOperationKind.Write, "k", "a"),
            new(1, 1, StoreOperationKind.Append, "k", "a"), new(1, 1, StoreOperationKind.Write, "j", "a"), new(1, 1, StoreOperationKind.Write, "k", "b"),
            new(1, 1, StoreOperationKind.Write, "k", null), new(1, 1, StoreOperationKind.Write, "k", ""), new(1, 1, StoreOperationKind.CompareAndSet, "k", "a", "b"),
        }.Select(o =>
        {
            var book = new LedgerBook(Given.V1, LedgerState.Empty);
            book.Apply(Entry(1, o));
            return book.Hash;
        })];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    private static LogEntry Entry(long index, StoreOperation operation) => new(new Term(1), new LogIndex(index), new OperationPayload(operation));

    [Fact]
    public void A_batch_at_or_below_its_origins_mark_is_skipped()
    {
        _book.Apply(new LogIndex(1), Given.Reference(Given.B1, 1));
        _book.Apply(new LogIndex(2), Given.Reference(Given.B1, 2));
        ulong before = _book.Hash;
        Assert.False(_book.Apply(new LogIndex(3), Given.Reference(Given.B1, 1)));
        Assert.False(_book.Apply(new LogIndex(4), Given.Reference(Given.B1, 2)));
        Assert.Equal(before, _book.Hash);
        Assert.Equal([new OriginMark(Given.B1, 1, 2)], _book.State().Marks);
    }

    [Fact]
    public void A_batch_of_an_older_incarnation_is_skipped()
    {
        _book.Apply(new LogIndex(1), Given.Reference(Given.B1, 1, incarnation: 2));
        Assert.False(_book.Apply(new LogIndex(2), Given.Reference(Given.B1, 7, incarnation: 1)));
    }

    [Fact]
    public void A_newer_incarnation_begins_at_sequence_one()
    {
        _book.Apply(new LogIndex(1), Given.Reference(Given.B1, 1));
        Assert.Throws<InvariantException>(() => _book.Apply(new LogIndex(2), Given.Reference(Given.B1, 2, incarnation: 2)));
    }

    [Fact]
    public void A_gap_in_an_origins_sequence_breaks_the_node()
    {
        _book.Apply(new LogIndex(1), Given.Reference(Given.B1, 1));
        var broken = Assert.Throws<InvariantException>(() => _book.Apply(new LogIndex(2), Given.Reference(Given.B1, 3)));
        Assert.StartsWith(Given.V1.ToString(), broken.Message, StringComparison.Ordinal);
        Assert.Contains("business-1/1/3 at index 2 follows sequence 1", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_in_the_log_breaks_the_node() =>
        Assert.Contains("2 was to be applied after 0", Assert.Throws<InvariantException>(() => _book.Apply(new LogIndex(2), null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Marks_are_ordered_by_origin_whatever_order_they_came_in()
    {
        _book.Apply(new LogIndex(1), Given.Reference(Given.B2, 1));
        _book.Apply(new LogIndex(2), Given.Reference(Given.B1, 1));
        Assert.Equal([Given.B1, Given.B2], _book.State().Marks.Select(m => m.Origin));
    }

    [Fact]
    public void A_book_that_goes_on_from_a_checkpoint_ends_like_one_that_never_stopped() =>
        Gen.Select(Gen.Int[1, 3].Array[1, 20], Gen.Int[0, 20]).Sample((origins, stop) =>
        {
            var whole = new LedgerBook(Given.V1, LedgerState.Empty);
            var stopped = new LedgerBook(Given.V2, LedgerState.Empty);
            var sequences = new long[4];
            for (int i = 0; i < origins.Length; i++)
            {
                BatchReference reference = Given.Reference(NodeId.Business(origins[i]), ++sequences[origins[i]]);
                whole.Apply(new LogIndex(i + 1), reference);
                stopped.Apply(new LogIndex(i + 1), reference);
                if (i == stop)
                    stopped = new LedgerBook(Given.V2, stopped.State());
            }
            Assert.Equal(whole.Hash, stopped.Hash);
            Assert.Equal(whole.State().Marks, stopped.State().Marks);
        });
}
