using Akka.Actor;
using Aurigraph.Node.Ledger;

namespace Aurigraph.Node.Ports;

/// <summary>The state of one node on disk. State is applied in memory and checkpointed behind; log plus checkpoint is durable.</summary>
public interface IStateStore
{
    /// <summary>Whether checkpoints outlive a crash; where not, a restart applies the whole log anew.</summary>
    bool IsDurable { get; }

    /// <summary>The last checkpoint that became durable; null when there is none.</summary>
    LedgerState? Recover();

    /// <summary>Puts the balances of the last checkpoint that became durable in the place of those that accounts began with. Asked for where accounts are kept, before anything is written.</summary>
    void ReadAccounts(AccountBook accounts);

    /// <summary>Writes a checkpoint behind; a later one supersedes it. Answered by <paramref name="completion"/> when it is durable.</summary>
    /// <param name="state">The state to come back to; immutable.</param>
    /// <param name="changes">Balances changed since the last checkpoint; null where no accounts are kept.</param>
    /// <param name="bytes">Bytes changed since the last checkpoint.</param>
    /// <param name="replyTo">Who is answered.</param>
    /// <param name="completion">The answer.</param>
    void Checkpoint(LedgerState state, AccountChanges? changes, long bytes, IActorRef replyTo, object completion);

    /// <summary>Replaces the whole state behind, after what was asked for before. Answered by <paramref name="completion"/> when it is durable.</summary>
    /// <param name="state">The state to come back to; immutable.</param>
    /// <param name="accounts">All balances, read before this returns; null where no accounts are kept.</param>
    /// <param name="bytes">Bytes of all of it.</param>
    /// <param name="replyTo">Who is answered.</param>
    /// <param name="completion">The answer.</param>
    void Restore(LedgerState state, AccountBook? accounts, long bytes, IActorRef replyTo, object completion);
}
