using System.Numerics;
using System.Security.Cryptography;
using Aurigraph.Experiment;

namespace Aurigraph.Crypto.Schemes;

/// <summary>ECDSA over P-256 with SHA-256 (FIPS 186-5) by the platform. A signature is r and s, 32 bytes each; a public key the
/// coordinates x and y, 32 bytes each.</summary>
internal sealed class EcdsaP256Scheme : ISignatureScheme
{
    private const int Coordinate = 32;

    /// <summary>Beyond the 256 bits of the order, so that the remainder is as good as even (FIPS 186-5, A.2.1).</summary>
    private const int DerivedBytes = 48;

    /// <summary>The order of the curve (SP 800-186, 3.2.1.3).</summary>
    private static readonly BigInteger Order = new(Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);

    private static readonly byte[] Purpose = "aurigraph.sim ecdsa-p256 key"u8.ToArray();

    /// <inheritdoc/>
    public SignatureScheme Scheme => SignatureScheme.EcdsaP256;

    /// <inheritdoc/>
    public int SignatureSize => 2 * Coordinate;

    /// <inheritdoc/>
    public int PublicKeySize => 2 * Coordinate;

    /// <inheritdoc/>
    public int SeedSize => 32;

    /// <inheritdoc/>
    public ISigningKey SigningKey(ReadOnlySpan<byte> seed)
    {
        Length.Require(seed.Length, SeedSize, "A seed", nameof(seed));
        Span<byte> derived = stackalloc byte[DerivedBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, derived, [], Purpose);
        BigInteger secret = (new BigInteger(derived, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        byte[] d = new byte[Coordinate];
        byte[] bytes = secret.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(d, Coordinate - bytes.Length);
        return new Signing(ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = d }));
    }

    /// <inheritdoc/>
    public IVerifyingKey VerifyingKey(ReadOnlySpan<byte> publicKey)
    {
        Length.Require(publicKey.Length, PublicKeySize, "A public key", nameof(publicKey));
        try
        {
            return new Verifying(ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = publicKey[..Coordinate].ToArray(), Y = publicKey[Coordinate..].ToArray() },
            }));
        }
        catch (CryptographicException refused)
        {
            throw new ArgumentException("The bytes are no point of the curve P-256.", nameof(publicKey), refused);
        }
    }

    private sealed class Signing : ISigningKey
    {
        private readonly ECDsa _key;

        public Signing(ECDsa key)
        {
            _key = key;
            ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
            PublicKey = (byte[])[.. point.X!, .. point.Y!];
        }

        public ReadOnlyMemory<byte> PublicKey { get; }

        public void Sign(ReadOnlySpan<byte> message, Span<byte> signature)
        {
            Length.Require(signature.Length, 2 * Coordinate, "Room for a signature", nameof(signature));
            _key.SignData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        public void Dispose() => _key.Dispose();
    }

    private sealed class Verifying(ECDsa key) : IVerifyingKey
    {
        public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => signature.Length == 2 * Coordinate
            && key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

        public void Dispose() => key.Dispose();
    }
}
