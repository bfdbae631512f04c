using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>What the checkers know of one node.</summary>
internal sealed class ObservedNode(NodeId id, VotingConfiguration configuration)
{
    /// <summary>Its name.</summary>
    public NodeId Id { get; } = id;

    /// <summary>Its log as it holds it.</summary>
    public TermRuns Log { get; } = new();

    /// <summary>Its log as its disk holds it.</summary>
    public TermRuns Durable { get; } = new();

    /// <summary>The term it leads; zero when it does not.</summary>
    public Term Leads { get; set; }

    /// <summary>The highest index it counted as committed in this life.</summary>
    public LogIndex Committed { get; set; }

    /// <summary>The last index it applied.</summary>
    public LogIndex Applied { get; set; }

    /// <summary>The configuration it goes by.</summary>
    public VotingConfiguration Configuration { get; set; } = configuration;

    /// <summary>Entries of its log that change the configuration and that no node has applied, rising.</summary>
    public List<LogIndex> Changes { get; } = [];

    /// <inheritdoc/>
    public override string ToString() => Id.ToString();
}
