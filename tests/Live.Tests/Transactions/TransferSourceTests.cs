using Aurigraph.Experiment;
using Aurigraph.Live.Transactions;
using Aurigraph.Node.Transactions;

namespace Aurigraph.Live.Tests.Transactions;

public sealed class TransferSourceTests
{
    [Fact]
    public void A_signature_is_its_payers_and_fits_nothing_else()
    {
        using var keys = new AccountKeys(SignatureScheme.Ed25519, 42);
        var transaction = new byte[64 + keys.Scheme.SignatureSize];
        new Transfer(5, 6, 7, 8).Write(transaction);
        keys.Sign(5, transaction);
        var verifier = new TransferVerifier(keys);
        Assert.True(verifier.Verify(transaction));
        transaction[40] ^= 1;
        Assert.False(verifier.Verify(transaction));
    }

    [Fact]
    public void Drivers_and_nodes_of_one_scenario_have_the_same_keys()
    {
        using var one = new AccountKeys(SignatureScheme.EcdsaP256, 7);
        using var other = new AccountKeys(SignatureScheme.EcdsaP256, 7);
        var transaction = new byte[Transfer.MinSize + one.Scheme.SignatureSize];
        new Transfer(70, 1, 1, 1).Write(transaction);
        one.Sign(70, transaction);
        Assert.True(other.Verify(70, transaction));
        Assert.False(other.Verify(71, transaction));
    }
}
