using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>The leader asks a member that has all of its log to run at once, to hand leadership over (thesis, section 3.10).</summary>
/// <param name="From">The leader.</param>
/// <param name="To">The member that is to lead.</param>
/// <param name="Term">The leader's term.</param>
public sealed record TimeoutNow(NodeId From, NodeId To, Term Term)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => Fingerprint(10);
}
