using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Node.Ports;

/// <summary>The durable log of one node: hard state, entries, bodies of batches and the incarnation number. Writes are answered by a
/// message, in the order they were asked for; what was not answered may be gone after a crash, what was answered never is.</summary>
public interface ILogStore
{
    /// <summary>What earlier incarnations of this node made durable.</summary>
    RecoveredLog Recover();

    /// <summary>Raises the incarnation number durably; the answer is told to <paramref name="replyTo"/>.</summary>
    void RaiseIncarnation(long incarnation, IActorRef replyTo, object completion);

    /// <summary>Writes what the consensus core asks for: hard state, a snapshot that takes the place of all entries, and entries, truncating from the first of them; bodies that travel inside the entries go with them.</summary>
    void Append(DurableWrite write, IActorRef replyTo, object completion);

    /// <summary>Forgets the entries up to a mark, and the bodies they name. Their effect is in the state store. Answered by nothing: until the space is given
    /// back, a restart may find them still.</summary>
    void Compact(SnapshotMark upTo);

    /// <summary>Writes a body.</summary>
    void AppendBody(BatchBody body, IActorRef replyTo, object completion);

    /// <summary>Reads a durable body back; answered by <paramref name="completion"/>, after which <see cref="Body"/> returns it.</summary>
    void ReadBody(BatchReference reference, IActorRef replyTo, object completion);

    /// <summary>Reads bodies of consecutive entries back; answered by <paramref name="completion"/>, after which <see cref="Body"/> returns each.</summary>
    void ReadBodies(IReadOnlyList<BatchReference> references, IActorRef replyTo, object completion);

    /// <summary>A body that was read back, once.</summary>
    BatchBody Body(BatchReference reference);

    /// <summary>Forgets bodies that no entry names.</summary>
    void DropBody(BatchId id);
}

/// <summary>What earlier incarnations made durable.</summary>
/// <param name="Incarnation">The last durable incarnation number; 0 for a node that never ran.</param>
/// <param name="State">Hard state and entries; null when none was ever written.</param>
/// <param name="Bodies">Bodies durable on this node.</param>
public sealed record RecoveredLog(long Incarnation, RestoredState? State, IReadOnlyCollection<BatchReference> Bodies);
