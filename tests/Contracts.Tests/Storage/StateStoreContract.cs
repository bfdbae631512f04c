using Akka.Actor;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Transactions;
using Aurigraph.Units;

namespace Aurigraph.Contracts.Tests.Storage;

/// <summary>What every durable state store does, simulated or real.</summary>
public abstract class StateStoreContract
{
    private static readonly AccountSettings Accounts = new(1_300, 100);
    private readonly Answers _answers = new();

    /// <summary>The store as it is open now.</summary>
    protected abstract IStateStore Store { get; }

    /// <summary>Whether balances are kept.</summary>
    protected virtual bool KeepsAccounts => true;

    /// <summary>Ends the store's life and begins the next.</summary>
    protected abstract void Restart();

    /// <summary>Lets what was asked for go on.</summary>
    protected virtual void Run()
    {
    }

    [Fact]
    public void A_new_store_has_no_state_and_leaves_accounts_as_they_began()
    {
        Assert.True(Store.IsDurable);
        Assert.Null(Store.Recover());
        if (KeepsAccounts)
            AssertAccounts(new AccountBook(Accounts));
    }

    [Fact]
    public void The_last_checkpoint_outlives_a_restart()
    {
        Checkpoint(State(3));
        Checkpoint(State(8));
        Restart();
        AssertState(State(8));
    }

    [Fact]
    public void All_of_a_state_comes_back()
    {
        LedgerState state = State(5) with
        {
            Configuration = GivenLog.Members,
            Store = new StoreState(
                StoreState.Empty.Values.Add("a", "1").Add("ä", ""),
                StoreState.Empty.Clients.Add(7, new AppliedOperation(3, new StoreResult(true, null))).Add(9, new AppliedOperation(4, new StoreResult(false, "held")))),
        };
        Checkpoint(state);
        Restart();
        AssertState(state);
        LedgerState found = Store.Recover()!;
        Assert.Equal(state.Store.Values, found.Store.Values);
        Assert.Equal(state.Store.Clients, found.Store.Clients);
        Assert.Equal(state.Configuration!.TraceHash, found.Configuration!.TraceHash);
    }

    [Fact]
    public void A_restored_state_takes_the_place_of_the_whole()
    {
        Checkpoint(State(3));
        Ask((to, done) => Store.Restore(State(20), null, 1_000, to, done));
        Restart();
        AssertState(State(20));
    }

    [Fact]
    public void Answers_come_for_each_of_many_checkpoints()
    {
        for (int i = 1; i <= 50; i++)
            Store.Checkpoint(State(i), null, 100, _answers, i);
        Run();
        Assert.Equal(Enumerable.Range(1, 50), Enumerable.Range(0, 50).Select(_ => (int)_answers.Next()));
        Restart();
        AssertState(State(50));
    }

    [Fact]
    public void Changed_pages_of_balances_come_back_with_the_state()
    {
        if (!KeepsAccounts)
            return;
        var accounts = new AccountBook(Accounts);
        for (int i = 0; i < 10; i++)
        {
            accounts.Apply(new Transfer(i * 17 % 1_300, i * 131 % 1_300, 5, 0));
            AccountChanges changes = accounts.TakeChanges();
            Ask((to, done) => Store.Checkpoint(State(i + 1), changes, changes.Bytes, to, done));
        }
        Restart();
        AssertState(State(10));
        AssertAccounts(accounts);
    }

    [Fact]
    public void Restored_balances_leave_nothing_of_those_before()
    {
        if (!KeepsAccounts)
            return;
        var before = new AccountBook(Accounts);
        before.Apply(new Transfer(0, 1_299, 50, 0));
        AccountChanges changes = before.TakeChanges();
        Ask((to, done) => Store.Checkpoint(State(1), changes, changes.Bytes, to, done));
        var restored = new AccountBook(Accounts);
        restored.Apply(new Transfer(600, 601, 9, 0));
        ulong hash = restored.Hash;
        Ask((to, done) =>
        {
            Store.Restore(State(2), restored, 10_000, to, done);
            // What happens to the accounts afterwards is none of the store's business.
            restored.Apply(new Transfer(5, 6, 1, 0));
        });
        Restart();
        var found = new AccountBook(Accounts);
        Store.ReadAccounts(found);
        Assert.Equal(hash, found.Hash);
        AssertState(State(2));
    }

    private static LedgerState State(long applied) => new(new LogIndex(applied), (ulong)applied * 31, [new OriginMark(NodeId.Business(1), 2, applied), new OriginMark(NodeId.Business(4), 1, 7)])
    {
        Term = new Term(applied / 2),
    };

    private void Checkpoint(LedgerState state) => Ask((to, done) => Store.Checkpoint(state, null, 100, to, done));

    private void Ask(Action<IActorRef, object> write)
    {
        object token = new();
        write(_answers, token);
        Run();
        Assert.Same(token, _answers.Next());
    }

    private void AssertState(LedgerState expected)
    {
        LedgerState found = Store.Recover()!;
        Assert.Equal((expected.Applied, expected.Term, expected.Hash), (found.Applied, found.Term, found.Hash));
        Assert.Equal(expected.Marks, found.Marks);
    }

    private void AssertAccounts(AccountBook expected)
    {
        var found = new AccountBook(Accounts);
        Store.ReadAccounts(found);
        Assert.Equal(expected.Hash, found.Hash);
        Assert.Equal(expected.Total, found.Total);
    }
}
