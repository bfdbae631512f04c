using Aurigraph.Measurement;

namespace Aurigraph.Live.Load;

/// <summary>What a driver measured, by its own clock alone: whatever the clocks of nodes say, these figures hold.</summary>
public sealed record DriverFigures
{
    /// <summary>Transactions submitted since the start.</summary>
    public required long Submitted { get; init; }

    /// <summary>Of them, those that nodes acknowledged as final.</summary>
    public required long Acknowledged { get; init; }

    /// <summary>Of them, those that were refused, by reason; those that could not be handed to a node count as unreachable.</summary>
    public required IReadOnlyDictionary<string, long> Refused { get; init; }

    /// <summary>Seconds of the window: from the end of the warm-up to the end of the load, or to when it was stopped.</summary>
    public required double WindowSeconds { get; init; }

    /// <summary>Transactions a second that were due in the window.</summary>
    public required double OfferedTps { get; init; }

    /// <summary>Transactions a second whose acknowledgement arrived in the window.</summary>
    public required double AcknowledgedTps { get; init; }

    /// <summary>From when a transaction was due until its acknowledgement arrived, of those due in the window.</summary>
    public required Distribution Finality { get; init; }

    /// <summary>The longest that a submission left after it was due, milliseconds.</summary>
    public required double LatenessMs { get; init; }

    /// <summary>Refused for any reason.</summary>
    public long RefusedAll => Refused.Values.Sum();

    /// <summary>Neither acknowledged nor refused: their outcome is not known.</summary>
    public long Unanswered => Submitted - Acknowledged - RefusedAll;
}
