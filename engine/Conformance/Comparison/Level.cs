namespace Aurigraph.Conformance.Comparison;

/// <summary>How closely an answer is compared.</summary>
public enum Level
{
    /// <summary>A committed index, the result of a vote, a configuration with its progress; of other commands, whether there was an error.</summary>
    Pure,

    /// <summary>What a member is, what its log holds, how a leader sees the others: line by line.</summary>
    State,

    /// <summary>The messages of each sender to each receiver, in their order.</summary>
    Messages,
}
