namespace Aurigraph.Node.Ports;

/// <summary>Tells whether a transaction's signature is its payer's. Used by several threads at once.</summary>
public interface ITransactionVerifier
{
    /// <summary>Whether the signature at the end of a transaction is valid for what is before it.</summary>
    /// <param name="transaction">The whole transaction, signature included.</param>
    bool Verify(ReadOnlySpan<byte> transaction);
}
