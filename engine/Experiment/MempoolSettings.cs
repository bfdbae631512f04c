using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>What one node holds from submission until final; the first bound met rejects as overloaded.</summary>
/// <param name="MaxTransactions">Transactions per node.</param>
/// <param name="MaxBytes">Bytes per node, signatures included.</param>
public sealed record MempoolSettings(int MaxTransactions, ByteCount MaxBytes);
