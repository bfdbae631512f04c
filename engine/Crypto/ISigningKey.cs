namespace Aurigraph.Crypto;

/// <summary>A private key. Safe for use by many threads.</summary>
public interface ISigningKey : IDisposable
{
    /// <summary>The public key as it travels.</summary>
    ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Signs a message.</summary>
    /// <param name="message">Of any length.</param>
    /// <param name="signature">Takes the signature; exactly as long as <see cref="ISignatureScheme.SignatureSize"/>.</param>
    /// <exception cref="ArgumentException">The room for the signature has another length.</exception>
    void Sign(ReadOnlySpan<byte> message, Span<byte> signature);
}
