using Aurigraph.Units;

namespace Aurigraph.Consensus.Reads;

/// <summary>A read may be answered from the state machine once it has applied an index.</summary>
/// <param name="Read">The caller's name for the read.</param>
/// <param name="Index">The index: everything acknowledged before the read was asked for is at or below it.</param>
public readonly record struct ReadResult(long Read, LogIndex Index);
