using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>What one node holds from submission until final; the first bound met rejects as overloaded.</summary>
/// <param name="MaxTransactions">Transactions per node.</param>
/// <param name="MaxBytes">Bytes per node, signatures included.</param>
public sealed record MempoolSettings(int MaxTransactions, ByteCount MaxBytes)
{
    /// <summary>Transactions proposed and not final; 0: no cap.</summary>
    public int MaxInFlight { get; init; }

    /// <summary>Where <see cref="MaxInFlight"/> counts.</summary>
    public InFlightScope InFlightScope { get; init; } = InFlightScope.Node;
}

/// <summary>Where a cap on transactions in flight counts.</summary>
public enum InFlightScope
{
    /// <summary>At each admitting node.</summary>
    Node,

    /// <summary>At the leader, over all origins.</summary>
    Leader,
}
