namespace Aurigraph.Crypto;

/// <summary>A public key, ready to check signatures. Safe for use by many threads.</summary>
public interface IVerifyingKey : IDisposable
{
    /// <summary>Whether the signature is the key's for the message. A signature of a wrong length is none.</summary>
    bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);
}
