namespace Aurigraph.Simulation.Network;

/// <summary>A link with a bandwidth of its own, in one direction, shared by all traffic between its places.</summary>
public sealed class SharedLink
{
    internal SharedLink(string from, string to, Lane lane) => (From, To, Lane) = (from, to, lane);

    /// <summary>The region or node its traffic comes from.</summary>
    public string From { get; }

    /// <summary>The region or node its traffic goes to.</summary>
    public string To { get; }

    /// <summary>What has crossed it until now.</summary>
    public LaneUsage Usage => Lane.Usage();

    internal Lane Lane { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{From} to {To}";
}
