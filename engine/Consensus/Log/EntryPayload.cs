namespace Aurigraph.Consensus.Log;

/// <summary>What an entry orders. The core only weighs and fingerprints it; the node layer defines what it means, for example
/// a reference to a batch of transactions, with or without the batch's body.</summary>
public abstract class EntryPayload
{
    /// <summary>Bytes that the entry adds to an append on the wire; counts against <see cref="CoreOptions.MaxAppendBytes"/> and
    /// <see cref="CoreOptions.MaxInflightBytes"/>. Not negative, and constant for the life of the object.</summary>
    public abstract long Size { get; }

    /// <summary>Bytes that count against <see cref="CoreOptions.MaxUncommittedBytes"/> while the entry is not committed. It
    /// differs from <see cref="Size"/> where the entry names a body that travels by itself. Not negative, and constant.</summary>
    public virtual long QuotaSize => Size;

    /// <summary>A fingerprint that is equal for equal payloads, in every process.</summary>
    public abstract ulong TraceHash { get; }
}
