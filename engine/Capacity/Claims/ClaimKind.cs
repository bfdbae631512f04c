namespace Aurigraph.Capacity.Claims;

/// <summary>How a claim can be judged.</summary>
public enum ClaimKind
{
    /// <summary>A rate of transactions against the projected knee.</summary>
    Throughput,

    /// <summary>A percentile of finality against the run at 70 % of the knee.</summary>
    Finality,

    /// <summary>Memory of a node or a container against what the deployment fixes and the run takes.</summary>
    Memory,

    /// <summary>A sum that the deployment itself settles: nodes, cores, memory.</summary>
    Count,

    /// <summary>A rate that a cap on transactions in flight and a latency bound together (Little's law).</summary>
    Little,

    /// <summary>A size of batches that the delay limit closes earlier at the claimed rate.</summary>
    Batch,

    /// <summary>A gain of one scenario over another.</summary>
    Ratio,

    /// <summary>A threshold on a metric of the run at 70 % of the knee.</summary>
    Kpi,
}
