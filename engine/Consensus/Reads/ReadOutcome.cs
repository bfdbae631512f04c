namespace Aurigraph.Consensus.Reads;

/// <summary>What became of a request to read.</summary>
public enum ReadOutcome
{
    /// <summary>The answer comes with a later output, unless leadership or a message is lost.</summary>
    Accepted,

    /// <summary>No leader is known; ask again when one is.</summary>
    NoLeader,

    /// <summary>As many reads as allowed wait for an answer; ask again when fewer do.</summary>
    TooManyReads,
}
