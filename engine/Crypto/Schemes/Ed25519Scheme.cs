using Aurigraph.Experiment;
using NSec.Cryptography;

namespace Aurigraph.Crypto.Schemes;

/// <summary>Ed25519 (RFC 8032) by libsodium.</summary>
internal sealed class Ed25519Scheme : ISignatureScheme
{
    private static readonly Ed25519 Algorithm = SignatureAlgorithm.Ed25519;

    /// <inheritdoc/>
    public SignatureScheme Scheme => SignatureScheme.Ed25519;

    /// <inheritdoc/>
    public int SignatureSize => Algorithm.SignatureSize;

    /// <inheritdoc/>
    public int PublicKeySize => Algorithm.PublicKeySize;

    /// <inheritdoc/>
    public int SeedSize => Algorithm.PrivateKeySize;

    /// <inheritdoc/>
    public ISigningKey SigningKey(ReadOnlySpan<byte> seed)
    {
        Length.Require(seed.Length, SeedSize, "A seed", nameof(seed));
        return new Signing(Key.Import(Algorithm, seed, KeyBlobFormat.RawPrivateKey));
    }

    /// <inheritdoc/>
    public IVerifyingKey VerifyingKey(ReadOnlySpan<byte> publicKey)
    {
        Length.Require(publicKey.Length, PublicKeySize, "A public key", nameof(publicKey));
        return PublicKey.TryImport(Algorithm, publicKey, KeyBlobFormat.RawPublicKey, out PublicKey? key) && key is not null
            ? new Verifying(key)
            : throw new ArgumentException("The bytes are no point of the curve Ed25519.", nameof(publicKey));
    }

    private sealed class Signing(Key key) : ISigningKey
    {
        public ReadOnlyMemory<byte> PublicKey { get; } = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);

        public void Sign(ReadOnlySpan<byte> message, Span<byte> signature)
        {
            Length.Require(signature.Length, Algorithm.SignatureSize, "Room for a signature", nameof(signature));
            Algorithm.Sign(key, message, signature);
        }

        public void Dispose() => key.Dispose();
    }

    private sealed class Verifying(PublicKey key) : IVerifyingKey
    {
        public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
            signature.Length == Algorithm.SignatureSize && Algorithm.Verify(key, message, signature);

        public void Dispose()
        {
            // A public key is plain memory.
        }
    }
}
