namespace Aurigraph.Node.Batches;

/// <summary>The bytes of a batch. The virtual world describes them by their length; live they are there.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Content">The bytes themselves; empty when only described.</param>
public readonly record struct Payload(long Length, ReadOnlyMemory<byte> Content)
{
    /// <summary>A payload of which only the length is known.</summary>
    public static Payload Described(long length) => new(length, default);
}
