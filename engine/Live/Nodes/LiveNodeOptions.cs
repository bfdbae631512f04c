using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Live.Nodes;

/// <summary>How one node runs.</summary>
public sealed record LiveNodeOptions
{
    /// <summary>The scenario.</summary>
    public required ExperimentDefinition Experiment { get; init; }

    /// <summary>SHA-256 of the resolved scenario, its section <c>live</c> apart: nodes speak only to nodes of the same.</summary>
    public required ReadOnlyMemory<byte> Digest { get; init; }

    /// <summary>The node.</summary>
    public required NodeId Node { get; init; }

    /// <summary>Where it keeps its log and state.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where it keeps a journal of what it did, for reports; null: none.</summary>
    public string? JournalFolder { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Where OTLP metrics and traces go; null: nowhere.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Takes what is worth a line in a log.</summary>
    public Action<string> Log { get; init; } = _ => { };
}
