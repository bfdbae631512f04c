using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>Signatures on transactions.</summary>
/// <param name="Scheme">The signature scheme.</param>
/// <param name="Verify">Where signatures are checked.</param>
public sealed record CryptoSettings(SignatureScheme Scheme, VerifyAt Verify)
{
    /// <summary>Bytes of one signature, which always travels with its transaction: 64 for Ed25519 (RFC 8032) and ECDSA P-256
    /// (FIPS 186-5, raw r and s), 2,420, 3,309 and 4,627 for ML-DSA-44, -65 and -87 (FIPS 204, table 2).</summary>
    public ByteCount SignatureSize => new(Scheme switch
    {
        SignatureScheme.None => 0,
        SignatureScheme.Ed25519 or SignatureScheme.EcdsaP256 => 64,
        SignatureScheme.MlDsa44 => 2_420,
        SignatureScheme.MlDsa65 => 3_309,
        SignatureScheme.MlDsa87 => 4_627,
        _ => throw new InvalidOperationException($"Unknown scheme {Scheme}."),
    });
}

/// <summary>Signature schemes.</summary>
public enum SignatureScheme
{
    /// <summary>No signature.</summary>
    None,

    /// <summary>RFC 8032.</summary>
    Ed25519,

    /// <summary>FIPS 186-5.</summary>
    EcdsaP256,

    /// <summary>FIPS 204, category 2.</summary>
    MlDsa44,

    /// <summary>FIPS 204, category 3.</summary>
    MlDsa65,

    /// <summary>FIPS 204, category 5.</summary>
    MlDsa87,
}
