using Aurigraph.Live.Endpoints.Replies;
using Microsoft.AspNetCore.Http;

namespace Aurigraph.Live.Endpoints.Transactions;

/// <summary>What a client is told for each of the reasons for which a node refuses a transaction.</summary>
internal static class RejectionReplies
{
    /// <summary>The reply for a reason.</summary>
    public static Refusal Of(string reason) => reason switch
    {
        "invalid" => new Refusal(StatusCodes.Status422UnprocessableEntity, "the signature is not the paying account's for this transaction",
            "a signature by the key of fromAddress over all bytes before it", "signature", reason),
        "overloaded" => new Refusal(StatusCodes.Status429TooManyRequests, "the node holds as many transactions as it may", "send it again later, or to another node", null, reason),
        "memory" => new Refusal(StatusCodes.Status503ServiceUnavailable, "the node has no memory left for transactions", "send it again later, or to another node", null, reason),
        "unreachable" => new Refusal(StatusCodes.Status503ServiceUnavailable, "the node reaches no leader", "send it again later, or to another node", null, reason),
        _ => new Refusal(StatusCodes.Status503ServiceUnavailable, "the node refused the transaction", "send it again later, or to another node", null, reason),
    };
}
