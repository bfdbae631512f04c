using Aurigraph.Experiment;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Aurigraph.Crypto.Schemes;

/// <summary>ML-DSA (FIPS 204), pure, with an empty context and deterministic signing. The signer keeps state, so each use has its own.</summary>
internal sealed class MlDsaScheme : ISignatureScheme
{
    private readonly MLDsaParameters _parameters;

    private MlDsaScheme(SignatureScheme scheme, MLDsaParameters parameters, int publicKeySize, int signatureSize) =>
        (Scheme, _parameters, PublicKeySize, SignatureSize) = (scheme, parameters, publicKeySize, signatureSize);

    /// <summary>Category 2. The sizes of all three are those of FIPS 204, table 2.</summary>
    public static MlDsaScheme MlDsa44 { get; } = new(SignatureScheme.MlDsa44, MLDsaParameters.ml_dsa_44, 1_312, 2_420);

    /// <summary>Category 3.</summary>
    public static MlDsaScheme MlDsa65 { get; } = new(SignatureScheme.MlDsa65, MLDsaParameters.ml_dsa_65, 1_952, 3_309);

    /// <summary>Category 5.</summary>
    public static MlDsaScheme MlDsa87 { get; } = new(SignatureScheme.MlDsa87, MLDsaParameters.ml_dsa_87, 2_592, 4_627);

    /// <inheritdoc/>
    public SignatureScheme Scheme { get; }

    /// <inheritdoc/>
    public int SignatureSize { get; }

    /// <inheritdoc/>
    public int PublicKeySize { get; }

    /// <inheritdoc/>
    public int SeedSize => 32;

    /// <inheritdoc/>
    public ISigningKey SigningKey(ReadOnlySpan<byte> seed)
    {
        Length.Require(seed.Length, SeedSize, "A seed", nameof(seed));
        return new Signing(this, MLDsaPrivateKeyParameters.FromSeed(_parameters, seed.ToArray()));
    }

    /// <inheritdoc/>
    public IVerifyingKey VerifyingKey(ReadOnlySpan<byte> publicKey)
    {
        Length.Require(publicKey.Length, PublicKeySize, "A public key", nameof(publicKey));
        return new Verifying(this, MLDsaPublicKeyParameters.FromEncoding(_parameters, publicKey.ToArray()));
    }

    private MLDsaSigner Signer() => new(_parameters, deterministic: true);

    private sealed class Signing(MlDsaScheme scheme, MLDsaPrivateKeyParameters key) : ISigningKey
    {
        public ReadOnlyMemory<byte> PublicKey { get; } = key.GetPublicKeyEncoded();

        public void Sign(ReadOnlySpan<byte> message, Span<byte> signature)
        {
            Length.Require(signature.Length, scheme.SignatureSize, "Room for a signature", nameof(signature));
            MLDsaSigner signer = scheme.Signer();
            signer.Init(forSigning: true, key);
            signer.BlockUpdate(message);
            signer.GenerateSignature().CopyTo(signature);
        }

        public void Dispose()
        {
            // The library holds keys in plain memory and has no way to wipe them.
        }
    }

    private sealed class Verifying(MlDsaScheme scheme, MLDsaPublicKeyParameters key) : IVerifyingKey
    {
        public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
        {
            if (signature.Length != scheme.SignatureSize)
                return false;
            MLDsaSigner signer = scheme.Signer();
            signer.Init(forSigning: false, key);
            signer.BlockUpdate(message);
            return signer.VerifySignature(signature.ToArray());
        }

        public void Dispose()
        {
            // A public key is plain memory.
        }
    }
}
