using Aurigraph.Node.Operations;
using CsCheck;

namespace Aurigraph.Node.Tests.Operations;

public sealed class KeyValueStoreTests
{
    private const string K = "k";

    private readonly KeyValueStore _store = new(StoreState.Empty);

    [Fact]
    public void A_key_that_was_never_written_is_unset() => Assert.Null(_store.Read(K).Held);

    [Fact]
    public void What_was_written_last_is_read()
    {
        Do(1, 1, StoreOperationKind.Write, "a");
        Do(1, 2, StoreOperationKind.Write, "b");
        Assert.Equal("b", _store.Read(K).Held);
        Assert.Null(_store.Read("other").Held);
    }

    [Fact]
    public void An_append_adds_to_the_end_and_to_nothing_where_the_key_is_unset()
    {
        Do(1, 1, StoreOperationKind.Append, "a");
        Do(1, 2, StoreOperationKind.Append, "b");
        Assert.Equal("ab", _store.Read(K).Held);
    }

    [Fact]
    public void A_compare_and_set_takes_place_where_it_finds_what_it_expects_and_else_says_what_it_found()
    {
        Assert.True(Do(1, 1, StoreOperationKind.CompareAndSet, "a", expected: null)!.Value.TookPlace);
        Assert.True(Do(1, 2, StoreOperationKind.CompareAndSet, "b", expected: "a")!.Value.TookPlace);
        Assert.Equal(new StoreResult(false, "b"), Do(1, 3, StoreOperationKind.CompareAndSet, "c", expected: "a"));
        Assert.Equal("b", _store.Read(K).Held);
    }

    [Fact]
    public void A_write_of_nothing_unsets_the_key()
    {
        Do(1, 1, StoreOperationKind.Write, "a");
        Do(1, 2, StoreOperationKind.Write, null);
        Assert.Empty(_store.State.Values);
    }

    [Fact]
    public void A_repetition_changes_nothing_and_is_given_the_first_result()
    {
        Do(1, 1, StoreOperationKind.Append, "a");
        Assert.False(Do(1, 2, StoreOperationKind.CompareAndSet, "b", expected: "x")!.Value.TookPlace);
        Do(2, 1, StoreOperationKind.Write, "x");
        Assert.False(_store.Apply(new StoreOperation(1, 2, StoreOperationKind.CompareAndSet, K, "b", "x"), out StoreResult? result));
        Assert.Equal(new StoreResult(false, "a"), result);
        Assert.Equal("x", _store.Read(K).Held);
    }

    [Fact]
    public void An_operation_that_comes_after_a_later_one_of_its_client_is_not_applied_and_nobody_is_told()
    {
        Do(1, 7, StoreOperationKind.Write, "a");
        Assert.False(_store.Apply(new StoreOperation(1, 6, StoreOperationKind.Write, K, "old"), out StoreResult? result));
        Assert.Null(result);
        Assert.Equal("a", _store.Read(K).Held);
        Assert.True(_store.Apply(new StoreOperation(2, 6, StoreOperationKind.Write, K, "b"), out _));
    }

    [Fact]
    public void One_result_is_kept_for_each_client()
    {
        for (int number = 1; number <= 100; number++)
            Do(number % 3, number, StoreOperationKind.Append, "a");
        Assert.Equal([99L, 100L, 98L], _store.State.Clients.Values.Select(a => a.Number));
    }

    [Fact]
    public void A_store_goes_on_from_a_state_as_the_one_that_gave_it() =>
        Gen.Select(Gen.Int[0, 2], Gen.Long[1, 5], Gen.Enum<StoreOperationKind>().Where(k => k != StoreOperationKind.Read), Gen.Int[0, 2], Gen.Int[0, 3])
            .List[0, 30].Sample(steps =>
            {
                var whole = new KeyValueStore(StoreState.Empty);
                var restored = new KeyValueStore(StoreState.Empty);
                foreach ((int client, long number, StoreOperationKind kind, int key, int value) in steps)
                {
                    var operation = new StoreOperation(client, number, kind, $"k{key}", $"v{value}", value == 0 ? null : $"v{value - 1}");
                    restored = new KeyValueStore(restored.State);
                    Assert.Equal(whole.Apply(operation, out StoreResult? one), restored.Apply(operation, out StoreResult? other));
                    Assert.Equal(one, other);
                }
                Assert.Equal(whole.State.Values, restored.State.Values);
                Assert.Equal(whole.State.Clients, restored.State.Clients);
            });

    private StoreResult? Do(int client, long number, StoreOperationKind kind, string? value, string? expected = null)
    {
        Assert.True(_store.Apply(new StoreOperation(client, number, kind, K, value, expected), out StoreResult? result));
        return result;
    }
}
