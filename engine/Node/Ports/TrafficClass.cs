namespace Aurigraph.Node.Ports;

/// <summary>Two classes of traffic share a link; control overtakes bulk between chunks.</summary>
public enum TrafficClass
{
    /// <summary>Votes, heartbeats, references, acknowledgements: small and urgent.</summary>
    Control = 0,

    /// <summary>Bodies and appends that carry them: large.</summary>
    Bulk = 1,
}
