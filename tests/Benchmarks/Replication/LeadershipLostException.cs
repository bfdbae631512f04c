namespace Aurigraph.Benchmarks.Replication;

/// <summary>The member that was given a load does not lead any more: what it was measured at is not what was meant, and the run is to be repeated.</summary>
internal sealed class LeadershipLostException(string message, Exception? inner = null) : Exception(message, inner);
