namespace Aurigraph.Node.Operations;

/// <summary>What became of a request.</summary>
public enum AnswerKind
{
    /// <summary>The operation took place, between request and answer.</summary>
    Done,

    /// <summary>The validator does not lead; the request had no effect. Ask the leader that the answer hints at.</summary>
    NotLeader,

    /// <summary>The validator knows no leader, or lost it before the read was settled; the request had no effect. Ask again, here or elsewhere.</summary>
    NoLeader,

    /// <summary>As many requests wait as may; this one had no effect. Ask again later.</summary>
    Overloaded,

    /// <summary>The validator led and does no more: a write that it took may yet take place, or never. Asking again with the same number is safe.</summary>
    LeadershipLost,
}
