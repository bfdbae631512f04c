using System.Buffers.Binary;
using Aurigraph.Crypto;
using Aurigraph.Experiment;

namespace Aurigraph.Live.Transactions;

/// <summary>The keys of accounts. Accounts share <see cref="KeyCount"/> keys, which follow from the scenario's seed, so that every node and every driver has them at once: a test
/// network's, not a bank's. What a signature costs to make and to check is the same.</summary>
public sealed class AccountKeys : IDisposable
{
    /// <summary>How many keys there are: account k has key k mod this.</summary>
    public const int KeyCount = 64;

    private readonly ISigningKey[] _signing;
    private readonly IVerifyingKey[] _verifying;

    /// <summary>The keys of a scenario.</summary>
    /// <param name="scheme">Other than none.</param>
    /// <param name="seed">Of the scenario.</param>
    public AccountKeys(SignatureScheme scheme, ulong seed)
    {
        Scheme = SignatureSchemes.Of(scheme);
        _signing = new ISigningKey[KeyCount];
        _verifying = new IVerifyingKey[KeyCount];
        Span<byte> keySeed = stackalloc byte[Scheme.SeedSize];
        for (int i = 0; i < KeyCount; i++)
        {
            keySeed.Clear();
            BinaryPrimitives.WriteUInt64LittleEndian(keySeed, seed);
            keySeed[8] = (byte)(i + 1);
            _signing[i] = Scheme.SigningKey(keySeed);
            _verifying[i] = Scheme.VerifyingKey(_signing[i].PublicKey.Span);
        }
    }

    /// <summary>The scheme.</summary>
    public ISignatureScheme Scheme { get; }

    /// <summary>Signs what is before the signature of a transaction.</summary>
    /// <param name="account">The payer.</param>
    /// <param name="transaction">All its bytes, with room for the signature at the end.</param>
    public void Sign(long account, Span<byte> transaction) =>
        _signing[(int)((ulong)account % KeyCount)].Sign(transaction[..^Scheme.SignatureSize], transaction[^Scheme.SignatureSize..]);

    /// <summary>Whether the signature of a transaction is its payer's.</summary>
    /// <param name="account">The payer.</param>
    /// <param name="transaction">All its bytes.</param>
    public bool Verify(long account, ReadOnlySpan<byte> transaction) =>
        _verifying[(int)((ulong)account % KeyCount)].Verify(transaction[..^Scheme.SignatureSize], transaction[^Scheme.SignatureSize..]);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ISigningKey key in _signing)
            key.Dispose();
        foreach (IVerifyingKey key in _verifying)
            key.Dispose();
    }
}
