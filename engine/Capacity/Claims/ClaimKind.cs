namespace Aurigraph.Capacity.Claims;

/// <summary>How a claim can be judged.</summary>
public enum ClaimKind
{
    /// <summary>A rate of transactions, against the projected knee.</summary>
    Throughput,

    /// <summary>A percentile of finality, against the run at 70 % of the knee.</summary>
    Finality,

    /// <summary>Memory of a node or container, against what the limits share out and the run takes.</summary>
    Memory,

    /// <summary>A sum that the deployment itself settles: nodes, cores, memory.</summary>
    Count,

    /// <summary>A rate that a cap on transactions in flight and a latency bound together (J. D. C. Little, Operations Research 9, 1961).</summary>
    Little,

    /// <summary>A size of batches, against what arrives until the delay limit closes one.</summary>
    Batch,

    /// <summary>A change of a figure from one scenario to another.</summary>
    Ratio,

    /// <summary>A threshold on a figure of the run at 70 % of the knee, or of the settings.</summary>
    Kpi,

    /// <summary>Kept for the record: nothing here can judge it, and the claim says why.</summary>
    Record,
}
