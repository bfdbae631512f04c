using Akka.Actor;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>A state store whose checkpoints are durable at once.</summary>
internal sealed class StateOfMemory : IStateStore
{
    /// <summary>The last checkpoint.</summary>
    public LedgerState? Last { get; set; }

    /// <summary>How many were written.</summary>
    public int Count { get; private set; }

    public bool IsDurable => true;

    public LedgerState? Recover() => Last;

    public void ReadAccounts(AccountBook accounts)
    {
    }

    public void Checkpoint(LedgerState state, AccountChanges? changes, long bytes, IActorRef replyTo, object completion)
    {
        Last = state;
        Count++;
        replyTo.Tell(completion);
    }

    public void Restore(LedgerState state, AccountBook? accounts, long bytes, IActorRef replyTo, object completion) => Checkpoint(state, null, bytes, replyTo, completion);
}
