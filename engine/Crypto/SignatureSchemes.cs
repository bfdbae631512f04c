using Aurigraph.Crypto.Schemes;
using Aurigraph.Experiment;

namespace Aurigraph.Crypto;

/// <summary>The signature schemes.</summary>
public static class SignatureSchemes
{
    private static readonly ISignatureScheme[] Known =
    [
        new NoSignatureScheme(), new Ed25519Scheme(), new EcdsaP256Scheme(), MlDsaScheme.MlDsa44, MlDsaScheme.MlDsa65, MlDsaScheme.MlDsa87,
    ];

    /// <summary>All of them, in the order of <see cref="SignatureScheme"/>.</summary>
    public static IReadOnlyList<ISignatureScheme> All => Known;

    /// <summary>One of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the enumeration.</exception>
    public static ISignatureScheme Of(SignatureScheme scheme) => Array.Find(Known, s => s.Scheme == scheme)
        ?? throw new ArgumentOutOfRangeException(nameof(scheme), scheme, "A signature scheme was expected.");
}
