using Aurigraph.Node.Ports;

namespace Aurigraph.Live.Nodes;

/// <summary>Who submitted transactions together and wants to know what became of each. Calls come from a node's threads, must not block, and come once for each transaction that was
/// settled while the node lived.</summary>
public interface ISubmitter
{
    /// <summary>Some of them are final.</summary>
    /// <param name="first">The first, by its place among those submitted together.</param>
    /// <param name="count">How many.</param>
    void OnFinal(int first, int count);

    /// <summary>Some of them were refused.</summary>
    /// <param name="first">The first, by its place among those submitted together.</param>
    /// <param name="count">How many.</param>
    /// <param name="reason">Why.</param>
    void OnRejected(int first, int count, RejectionReason reason);
}
