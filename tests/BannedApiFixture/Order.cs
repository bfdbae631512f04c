namespace Aurigraph.BannedApiFixture;

/// <summary>Hash codes that differ between processes, and collections ordered by them. Every marked line must be refused, no other.</summary>
internal static class Order
{
    public static void Use()
    {
        _ = default(System.String)!.GetHashCode(); // M:System.String.GetHashCode
        _ = default(System.String)!.GetHashCode(default(System.StringComparison)); // M:System.String.GetHashCode(System.StringComparison)
        _ = typeof(System.HashCode); // T:System.HashCode
        _ = default(System.Object)!.GetHashCode(); // M:System.Object.GetHashCode
        _ = System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(default(System.Object)!); // M:System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(System.Object)
        _ = typeof(System.Collections.Concurrent.ConcurrentDictionary<,>); // T:System.Collections.Concurrent.ConcurrentDictionary`2
        _ = typeof(System.Collections.Concurrent.ConcurrentBag<>); // T:System.Collections.Concurrent.ConcurrentBag`1
        _ = System.String.GetHashCode(default(System.ReadOnlySpan<System.Char>)); // M:System.String.GetHashCode(System.ReadOnlySpan{System.Char})
        _ = System.String.GetHashCode(default(System.ReadOnlySpan<System.Char>), default(System.StringComparison)); // M:System.String.GetHashCode(System.ReadOnlySpan{System.Char},System.StringComparison)
    }
}
