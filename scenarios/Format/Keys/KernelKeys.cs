using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of the reference kernels of a cost table.</summary>
internal static class KernelKeys
{
    public static readonly IReadOnlyList<Key<double>> All =
    [
        new("sha256PerByte", Quantities.Cost, "SHA-256 of a long text, per byte."),
        new("copyPerByte", Quantities.Cost, "A copy of a block beyond the first caches, per byte."),
        new("lookup", Quantities.Cost, "A look-up in a table beyond the first cache."),
        new("verifyEd25519", Quantities.Cost, "A check of an Ed25519 signature."),
    ];

    public static readonly GroupShape Group = new("the kernels", [.. All]) { Flow = true };
}
