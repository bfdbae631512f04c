using Aurigraph.Experiment;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Crypto.Tests;

public sealed class SignatureSchemesTests
{
    public static TheoryData<SignatureScheme> All => [.. Enum.GetValues<SignatureScheme>()];

    public static TheoryData<SignatureScheme> Protecting => [.. Enum.GetValues<SignatureScheme>().Where(s => s != SignatureScheme.None)];

    [Fact]
    public void Every_scheme_of_a_scenario_is_there() =>
        Assert.Equal(Enum.GetValues<SignatureScheme>(), SignatureSchemes.All.Select(s => s.Scheme));

    [Fact]
    public void A_scheme_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SignatureSchemes.Of((SignatureScheme)99));

    [Theory]
    [MemberData(nameof(All))]
    public void A_signature_has_the_size_that_the_simulation_charges(SignatureScheme scheme) =>
        Assert.Equal(new CryptoSettings(scheme, VerifyAt.Ingress).SignatureSize.Bytes, SignatureSchemes.Of(scheme).SignatureSize);

    [Theory]
    [MemberData(nameof(All))]
    public void What_was_signed_is_verified_with_the_public_key_as_it_travels(SignatureScheme scheme) =>
        Gen.Byte.Array[0, 600].Sample(
            message =>
            {
                ISignatureScheme signatures = SignatureSchemes.Of(scheme);
                using ISigningKey key = signatures.SigningKey(Seed(signatures));
                byte[] signature = new byte[signatures.SignatureSize];
                key.Sign(message, signature);
                using IVerifyingKey verifying = signatures.VerifyingKey(key.PublicKey.Span);
                return key.PublicKey.Length == signatures.PublicKeySize && verifying.Verify(message, signature);
            },
            iter: 20);

    [Theory]
    [MemberData(nameof(Protecting))]
    public void A_change_of_any_bit_of_the_message_is_refused(SignatureScheme scheme)
    {
        using Signed signed = new(scheme);
        Gen.Int[0, (signed.Message.Length * 8) - 1].Sample(bit => !signed.Verifying.Verify(Flipped(signed.Message, bit), signed.Signature), iter: 50);
    }

    [Theory]
    [MemberData(nameof(Protecting))]
    public void A_change_of_any_bit_of_the_signature_is_refused(SignatureScheme scheme)
    {
        using Signed signed = new(scheme);
        Gen.Int[0, (signed.Signature.Length * 8) - 1].Sample(bit => !signed.Verifying.Verify(signed.Message, Flipped(signed.Signature, bit)), iter: 50);
    }

    [Theory]
    [MemberData(nameof(Protecting))]
    public void The_signature_of_another_key_is_refused(SignatureScheme scheme)
    {
        using Signed signed = new(scheme);
        ISignatureScheme signatures = SignatureSchemes.Of(scheme);
        byte[] otherSeed = Seed(signatures);
        otherSeed[0] ^= 1;
        using ISigningKey other = signatures.SigningKey(otherSeed);
        byte[] signature = new byte[signatures.SignatureSize];
        other.Sign(signed.Message, signature);
        Assert.False(signed.Verifying.Verify(signed.Message, signature));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_signature_of_a_wrong_length_is_refused(SignatureScheme scheme)
    {
        using Signed signed = new(scheme);
        Assert.False(signed.Verifying.Verify(signed.Message, [.. signed.Signature, 0]));
        if (signed.Signature.Length > 0)
        {
            Assert.False(signed.Verifying.Verify(signed.Message, signed.Signature.AsSpan(1)));
            Assert.False(signed.Verifying.Verify(signed.Message, []));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Seeds_keys_and_rooms_of_a_wrong_length_are_refused_with_the_expected_length(SignatureScheme scheme)
    {
        ISignatureScheme signatures = SignatureSchemes.Of(scheme);
        using ISigningKey key = signatures.SigningKey(Seed(signatures));
        Assert.Contains($"{signatures.SeedSize} bytes were expected", Assert.Throws<ArgumentException>(() => signatures.SigningKey(new byte[signatures.SeedSize + 1])).Message, StringComparison.Ordinal);
        Assert.Contains($"{signatures.PublicKeySize} bytes were expected", Assert.Throws<ArgumentException>(() => signatures.VerifyingKey(new byte[signatures.PublicKeySize + 1])).Message, StringComparison.Ordinal);
        Assert.Contains($"{signatures.SignatureSize} bytes were expected", Assert.Throws<ArgumentException>(() => key.Sign([1], new byte[signatures.SignatureSize + 1])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Protecting))]
    public void Equal_seeds_give_equal_keys_and_others_do_not(SignatureScheme scheme)
    {
        ISignatureScheme signatures = SignatureSchemes.Of(scheme);
        byte[] seed = Seed(signatures);
        using ISigningKey first = signatures.SigningKey(seed);
        using ISigningKey second = signatures.SigningKey(seed);
        seed[^1] ^= 0x80;
        using ISigningKey third = signatures.SigningKey(seed);
        Assert.Equal(first.PublicKey.ToArray(), second.PublicKey.ToArray());
        Assert.NotEqual(first.PublicKey.ToArray(), third.PublicKey.ToArray());
    }

    [Fact]
    public void Bytes_off_the_curve_are_no_key_of_ecdsa() =>
        Assert.Throws<ArgumentException>(() => SignatureSchemes.Of(SignatureScheme.EcdsaP256).VerifyingKey(Enumerable.Repeat((byte)1, 64).ToArray()));

    private static byte[] Seed(ISignatureScheme scheme) => [.. Enumerable.Range(1, scheme.SeedSize).Select(i => (byte)(i * 7))];

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        byte[] changed = [.. bytes];
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    }

    private sealed class Signed : IDisposable
    {
        private readonly ISigningKey _key;

        public Signed(SignatureScheme scheme)
        {
            ISignatureScheme signatures = SignatureSchemes.Of(scheme);
            _key = signatures.SigningKey(Seed(signatures));
            Signature = new byte[signatures.SignatureSize];
            _key.Sign(Message, Signature);
            Verifying = signatures.VerifyingKey(_key.PublicKey.Span);
        }

        public byte[] Message { get; } = [.. Enumerable.Range(0, 250).Select(i => (byte)i)];

        public byte[] Signature { get; }

        public IVerifyingKey Verifying { get; }

        public void Dispose()
        {
            _key.Dispose();
            Verifying.Dispose();
        }
    }
}
