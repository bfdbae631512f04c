using Aurigraph.Node.Ports;
using Aurigraph.Node.Transactions;

namespace Aurigraph.Live.Transactions;

/// <summary>Checks a transfer's signature with its payer's key.</summary>
public sealed class TransferVerifier(AccountKeys keys) : ITransactionVerifier
{
    /// <inheritdoc/>
    public bool Verify(ReadOnlySpan<byte> transaction) => keys.Verify(Transfer.Read(transaction).From, transaction);
}
