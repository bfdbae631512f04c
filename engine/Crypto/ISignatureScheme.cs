using Aurigraph.Experiment;

namespace Aurigraph.Crypto;

/// <summary>A signature scheme as a node uses it: keys from seeds, keys from bytes, and the sizes of what travels. Safe for use by many threads.</summary>
public interface ISignatureScheme
{
    /// <summary>Which one it is.</summary>
    SignatureScheme Scheme { get; }

    /// <summary>Bytes of every signature.</summary>
    int SignatureSize { get; }

    /// <summary>Bytes of a public key as it travels.</summary>
    int PublicKeySize { get; }

    /// <summary>Bytes of a seed.</summary>
    int SeedSize { get; }

    /// <summary>The key of a seed: equal seeds give equal keys.</summary>
    /// <param name="seed">As long as <see cref="SeedSize"/>, and secret where the key is to be.</param>
    /// <exception cref="ArgumentException">The seed has another length.</exception>
    ISigningKey SigningKey(ReadOnlySpan<byte> seed);

    /// <summary>A public key as it travelled.</summary>
    /// <param name="publicKey">As <see cref="ISigningKey.PublicKey"/> gave it.</param>
    /// <exception cref="ArgumentException">The bytes are no public key of this scheme.</exception>
    IVerifyingKey VerifyingKey(ReadOnlySpan<byte> publicKey);
}
