namespace Aurigraph.Node.Ports;

/// <summary>Work for a processor that takes more than a message handler should.</summary>
/// <param name="Kind">What is computed.</param>
/// <param name="Items">How many transactions it is about.</param>
/// <param name="Bytes">How many bytes it is about.</param>
/// <param name="Parallelism">How many cores may share it; at least 1.</param>
/// <param name="Work">The work itself, given a part from 0 and the number of parts that run side by side, at most Parallelism; null where payloads are only
/// described. It touches nothing that handlers touch before the completion is told.</param>
public readonly record struct ComputeJob(ComputeKind Kind, long Items, long Bytes, int Parallelism, Action<int, int>? Work = null);

/// <summary>What is computed.</summary>
public enum ComputeKind
{
    /// <summary>Check the signatures of Items transactions.</summary>
    VerifySignatures,

    /// <summary>Put Items transactions of Bytes together and digest them.</summary>
    CloseBatch,

    /// <summary>Digest a received body of Bytes to compare it with its reference.</summary>
    CheckDigest,

    /// <summary>Apply Items transactions to the state.</summary>
    Apply,
}
