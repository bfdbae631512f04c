using Aurigraph.Calibration.Clocks;
using Aurigraph.Crypto;
using Aurigraph.Experiment;

namespace Aurigraph.Calibration.Probes;

/// <summary>The check of one signature over a transaction, as nodes check them.</summary>
internal sealed class VerifySignatureProbe : ICostProbe
{
    private const int Clients = 16;
    private const int ChecksAtOnce = 4;

    private readonly List<(IVerifyingKey Key, byte[] Message, byte[] Signature)> _transactions = [];
    private readonly SignatureScheme _scheme;
    private readonly string _name;
    private int _next;

    /// <summary>Prepares transactions of several clients.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="name">Its name in cost tables.</param>
    public VerifySignatureProbe(SignatureScheme scheme, string name)
    {
        (_scheme, _name) = (scheme, name);
        ISignatureScheme signatures = SignatureSchemes.Of(scheme);
        for (int client = 0; client < Clients; client++)
        {
            byte[] seed = new byte[signatures.SeedSize];
            seed.AsSpan().Fill((byte)(client + 1));
            using ISigningKey key = signatures.SigningKey(seed);
            byte[] message = SampleTransaction.Bytes(client);
            byte[] signature = new byte[signatures.SignatureSize];
            key.Sign(message, signature);
            _transactions.Add((signatures.VerifyingKey(key.PublicKey.Span), message, signature));
        }
    }

    /// <inheritdoc/>
    public string Key => $"verifySignature.{_name}";

    /// <inheritdoc/>
    public string Source => $"measured: checks over {SampleTransaction.Size} B by {Clients} keys in turn, {Library}";

    private string Library => _scheme switch
    {
        SignatureScheme.Ed25519 => "NSec",
        SignatureScheme.EcdsaP256 => "the platform's library",
        _ => "BouncyCastle",
    };

    /// <inheritdoc/>
    public double StandIn => 0;

    /// <inheritdoc/>
    public double Sample() => Repeated.ProcessorTime(CheckSome) / ChecksAtOnce;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((IVerifyingKey key, _, _) in _transactions)
            key.Dispose();
    }

    private void CheckSome()
    {
        for (int i = 0; i < ChecksAtOnce; i++)
        {
            (IVerifyingKey key, byte[] message, byte[] signature) = _transactions[_next];
            _next = (_next + 1) % Clients;
            if (!key.Verify(message, signature))
                throw new InvalidOperationException($"A valid signature of {_name} was refused; the library that checks it is broken on this machine.");
        }
    }
}
