namespace Aurigraph.Units;

/// <summary>A 64-bit hash that is the same in every process and on every machine, unlike the framework's hash codes.
/// FNV-1a over text; values are mixed in with a multiply and a shift. Not cryptographic.</summary>
public static class StableHash
{
    /// <summary>The hash of nothing: the FNV-1a offset basis.</summary>
    public const ulong Empty = 14695981039346656037UL;

    private const ulong Prime = 1099511628211UL;

    /// <summary>The FNV-1a hash of a text's UTF-16 code units.</summary>
    public static ulong Of(string text)
    {
        ulong hash = Empty;
        foreach (char c in text)
            hash = (hash ^ c) * Prime;
        return hash;
    }

    /// <summary>The hash with one more value mixed in.</summary>
    public static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Prime;
        return hash ^ (hash >> 29);
    }

    /// <summary>The hash with one more value mixed in.</summary>
    public static ulong Mix(ulong hash, long value) => Mix(hash, unchecked((ulong)value));
}
