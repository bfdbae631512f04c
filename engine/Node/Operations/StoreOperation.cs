using Aurigraph.Units;

namespace Aurigraph.Node.Operations;

/// <summary>What a client asks of the key-value store that validators keep in their state. Immutable.</summary>
/// <param name="Client">The client; together with the number it names the operation (Raft paper, section 8).</param>
/// <param name="Number">Its place among the operations of the client, rising; a repetition has the number of what it repeats.</param>
/// <param name="Kind">What shall be done.</param>
/// <param name="Key">The key concerned.</param>
/// <param name="Value">The text to take or to append; null for a read, or to unset the key.</param>
/// <param name="Expected">The text that the key must hold for a compare-and-set; null: it must be unset.</param>
public sealed record StoreOperation(int Client, long Number, StoreOperationKind Kind, string Key, string? Value = null, string? Expected = null)
{
    /// <summary>A fingerprint that is equal for equal operations, in every process.</summary>
    public ulong TraceHash
    {
        get
        {
            ulong hash = StableHash.Mix(StableHash.Mix(StableHash.Empty, Client), Number);
            hash = StableHash.Mix(StableHash.Mix(hash, (long)Kind), StableHash.Of(Key));
            return StableHash.Mix(StableHash.Mix(hash, HashOf(Value)), HashOf(Expected));
        }
    }

    /// <summary>Tells an absent text from an empty one.</summary>
    internal static ulong HashOf(string? text) => text is null ? 0 : StableHash.Of(text);
}
