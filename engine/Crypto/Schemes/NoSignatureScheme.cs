using Aurigraph.Experiment;

namespace Aurigraph.Crypto.Schemes;

/// <summary>No signature: what it signs it does not protect. It shows what signatures cost by leaving them out.</summary>
internal sealed class NoSignatureScheme : ISignatureScheme
{
    /// <inheritdoc/>
    public SignatureScheme Scheme => SignatureScheme.None;

    /// <inheritdoc/>
    public int SignatureSize => 0;

    /// <inheritdoc/>
    public int PublicKeySize => 0;

    /// <inheritdoc/>
    public int SeedSize => 0;

    /// <inheritdoc/>
    public ISigningKey SigningKey(ReadOnlySpan<byte> seed)
    {
        Length.Require(seed.Length, SeedSize, "A seed", nameof(seed));
        return new Nothing();
    }

    /// <inheritdoc/>
    public IVerifyingKey VerifyingKey(ReadOnlySpan<byte> publicKey)
    {
        Length.Require(publicKey.Length, PublicKeySize, "A public key", nameof(publicKey));
        return new Nothing();
    }

    private sealed class Nothing : ISigningKey, IVerifyingKey
    {
        public ReadOnlyMemory<byte> PublicKey => default;

        public void Sign(ReadOnlySpan<byte> message, Span<byte> signature) => Length.Require(signature.Length, 0, "Room for a signature", nameof(signature));

        public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => signature.IsEmpty;

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
