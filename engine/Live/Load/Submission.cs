using Aurigraph.Units;

namespace Aurigraph.Live.Load;

/// <summary>Transactions that a driver submitted together.</summary>
/// <param name="node">To whom.</param>
/// <param name="number">Its number at that node.</param>
/// <param name="firstNonce">The nonce of the first; those of the others follow.</param>
/// <param name="scheduled">When each was due.</param>
internal sealed class Submission(NodeId node, long number, ulong firstNonce, long[] scheduled)
{
    /// <summary>To whom.</summary>
    public NodeId Node { get; } = node;

    /// <summary>Its number at that node.</summary>
    public long Number { get; } = number;

    /// <summary>The nonce of the first.</summary>
    public ulong FirstNonce { get; } = firstNonce;

    /// <summary>How many.</summary>
    public int Count => Scheduled.Length;

    /// <summary>When each was due, by the monotonic clock.</summary>
    public long[] Scheduled { get; } = scheduled;

    /// <summary>How many are neither acknowledged nor refused.</summary>
    public int Open { get; set; } = scheduled.Length;
}
