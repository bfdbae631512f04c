using Aurigraph.Node.Batches;
using Aurigraph.Node.Transactions;
using Aurigraph.Units;

namespace Aurigraph.Node.Bodies;

/// <summary>A body in a validator's memory, from its arrival until it is durable and applied.</summary>
internal sealed class HeldBody(BatchBody body, bool pulled, VirtualTime arrived)
{
    /// <summary>The body.</summary>
    public BatchBody Body { get; } = body;

    /// <summary>What names it.</summary>
    public BatchReference Reference => Body.Reference;

    /// <summary>Whether it came because it was asked for.</summary>
    public bool Pulled { get; } = pulled;

    /// <summary>When it arrived.</summary>
    public VirtualTime Arrived { get; } = arrived;

    /// <summary>Whether it was checked and, where it has a write of its own, is durable.</summary>
    public bool Ready { get; set; }

    /// <summary>Whether its bytes turned out not to be what its reference names, or not validly signed.</summary>
    public bool Refuted { get; set; }

    /// <summary>Whether its signatures were checked here as well.</summary>
    public bool Verified { get; set; }

    /// <summary>The check of its signatures, where they are checked here and materialised.</summary>
    public SignatureCheck? Signatures { get; set; }

    /// <summary>Whether it has left memory.</summary>
    public bool Released { get; set; }
}
