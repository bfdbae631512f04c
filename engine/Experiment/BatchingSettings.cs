using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>A batch closes at the first of three limits.</summary>
/// <param name="MaxTransactions">Transactions in a batch.</param>
/// <param name="MaxBytes">Bytes in a batch, signatures included.</param>
/// <param name="MaxDelay">Age of its first transaction.</param>
/// <param name="Window">Bytes an origin may have disseminated and not released by a quorum; null: derived from the memory left for load, see the node's documentation.</param>
public sealed record BatchingSettings(int MaxTransactions, ByteCount MaxBytes, Duration MaxDelay, ByteCount? Window);
