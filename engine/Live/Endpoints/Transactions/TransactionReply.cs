using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints.Replies;
using Aurigraph.Live.Nodes;
using Aurigraph.Node.Transactions;

namespace Aurigraph.Live.Endpoints.Transactions;

/// <summary>A transaction as replies show it.</summary>
internal static class TransactionReply
{
    /// <summary>One that was just taken in.</summary>
    public static JsonObject Pending(string id, ReadOnlySpan<byte> transaction, DateTimeOffset? admittedAt) =>
        Of(id, "PENDING", transaction).WithKnown("createdAt", admittedAt is { } at ? JsonReply.Text(at) : null);

    /// <summary>What is known of one.</summary>
    public static JsonObject Of(TransactionStatus status)
    {
        JsonObject reply = Of(status.Id, status.Status, status.Bytes.Span).WithKnown("createdAt", JsonReply.Text(status.AdmittedAt));
        return status.FinalizedAt is { } final
            ? reply.WithKnown("finalizedAt", JsonReply.Text(final)).WithMeasured("finalityTimeMs", (final - status.AdmittedAt).TotalMilliseconds)
            : reply;
    }

    private static JsonObject Of(string id, string status, ReadOnlySpan<byte> transaction)
    {
        Transfer transfer = Transfer.Read(transaction);
        return new JsonObject
        {
            ["id"] = id,
            ["txHash"] = Convert.ToHexStringLower(SHA256.HashData(transaction)),
            ["status"] = status,
            ["transactionType"] = SubmissionBody.TransferType,
            ["fromAddress"] = transfer.From.ToString(),
            ["toAddress"] = transfer.To.ToString(),
            ["amount"] = transfer.Amount,
            ["nonce"] = transfer.Nonce.ToString(),
        };
    }
}
