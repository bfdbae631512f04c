using Akka.Actor;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;

namespace Aurigraph.Storage.States;

/// <summary>No state on disk: a restart applies the whole log anew.</summary>
internal sealed class MemoryStateStore : IStateStore
{
    /// <inheritdoc/>
    public bool IsDurable => false;

    /// <inheritdoc/>
    public LedgerState? Recover() => null;

    /// <summary>Nothing is kept, so accounts stay as they began.</summary>
    public void ReadAccounts(AccountBook accounts)
    {
    }

    /// <inheritdoc/>
    public void Checkpoint(LedgerState state, AccountChanges? changes, long bytes, IActorRef replyTo, object completion) => replyTo.Tell(completion, ActorRefs.NoSender);

    /// <inheritdoc/>
    public void Restore(LedgerState state, AccountBook? accounts, long bytes, IActorRef replyTo, object completion) => replyTo.Tell(completion, ActorRefs.NoSender);
}
