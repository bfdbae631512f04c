using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Aurigraph.Live.Endpoints.Replies;
using Aurigraph.Live.Endpoints.Telemetry;
using Aurigraph.Live.Nodes;
using Aurigraph.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Aurigraph.Live.Endpoints.Transactions;

/// <summary>The way in for transactions, and what became of them. That one was taken in is no promise: only FINALIZED is an acknowledgement.</summary>
internal sealed class TransactionEndpoints(EndpointContext context)
{
    private const string Path = "/api/v11/transactions";
    private const int IdLength = 32;
    private const int RetryAfterSeconds = 1;

    public static void Map(WebApplication server, EndpointContext context)
    {
        TransactionEndpoints endpoints = new(context);
        server.MapPost(Path, endpoints.SubmitAsync);
        server.MapGet(Path + "/{id}", endpoints.FindAsync);
    }

    private async Task SubmitAsync(HttpContext http)
    {
        NodeIdentity identity = context.View.Identity;
        if (!identity.Admits)
            throw new RequestRefusedException(NotAdmitting(identity));
        byte[] transaction = await ReadAsync(http, identity).ConfigureAwait(false);
        using Activity? span = context.Traces.Begin(http.Request);
        string id = IdOf(transaction);
        SubmissionOutcome outcome = await OfferAsync(transaction, id, http.RequestAborted).ConfigureAwait(false);
        SubmissionTraces.End(span, id, outcome.Rejection);

        if (outcome.Rejection is { } reason)
        {
            Refusal refusal = RejectionReplies.Of(reason);
            if (refusal.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
                http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();
            await JsonReply.SendAsync(http, refusal.Status, refusal.ToJson()).ConfigureAwait(false);
            return;
        }
        string admitted = outcome.Id ?? throw new InvariantException("A transaction was admitted without a name.");
        http.Response.Headers.Location = $"{Path}/{admitted}";
        await JsonReply.SendAsync(http, StatusCodes.Status202Accepted,
            TransactionReply.Pending(admitted, transaction, context.View.Find(admitted)?.AdmittedAt)).ConfigureAwait(false);
    }

    private async Task<SubmissionOutcome> OfferAsync(byte[] transaction, string id, CancellationToken aborted)
    {
        using CancellationTokenSource patience = new(context.Settings.SubmissionTimeout, context.Settings.Clock);
        using CancellationTokenSource ends = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted);
        try
        {
            return await context.View.SubmitAsync(transaction, ends.Token).WaitAsync(ends.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            throw new RequestRefusedException(new Refusal(StatusCodes.Status504GatewayTimeout, "the node neither admitted nor refused the transaction in time",
                $"it may have been admitted all the same: look at {Path}/{id} before sending another", Reason: "timeout"));
        }
    }

    private Task FindAsync(HttpContext http)
    {
        string id = ((string)http.Request.RouteValues["id"]!).ToLowerInvariant();
        if (id.Length != IdLength || !id.All(char.IsAsciiHexDigitLower))
            throw new RequestRefusedException(new Refusal(StatusCodes.Status400BadRequest, "the name of the transaction is not one", "32 hexadecimal digits, as the reply to its submission gave them", "id"));
        TransactionStatus status = context.View.Find(id) ?? throw new RequestRefusedException(new Refusal(StatusCodes.Status404NotFound,
            "no transaction of this name is known here", "the name of one that was submitted to this node; a node remembers the last 100,000, until it restarts", "id"));
        return JsonReply.SendAsync(http, StatusCodes.Status200OK, TransactionReply.Of(status));
    }

    private static async Task<byte[]> ReadAsync(HttpContext http, NodeIdentity identity)
    {
        if (!http.Request.HasJsonContentType())
            throw new RequestRefusedException(new Refusal(StatusCodes.Status415UnsupportedMediaType, "the body is not declared as JSON", "the header Content-Type: application/json"));
        try
        {
            using JsonDocument body = await JsonDocument.ParseAsync(http.Request.Body,
                new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 }, http.RequestAborted).ConfigureAwait(false);
            return SubmissionBody.Read(body.RootElement, identity);
        }
        catch (JsonException e)
        {
            throw new RequestRefusedException(new Refusal(StatusCodes.Status400BadRequest,
                $"the body is not JSON, or names a member twice, at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}", "one JSON object"));
        }
    }

    private static string IdOf(ReadOnlySpan<byte> transaction) => Convert.ToHexStringLower(SHA256.HashData(transaction))[..IdLength];

    private static Refusal NotAdmitting(NodeIdentity identity)
    {
        string[] others = [.. identity.Nodes.Where(n => n.Node.Role == NodeRole.Business).Select(n => n.Address).Take(8)];
        return new Refusal(StatusCodes.Status421MisdirectedRequest, "this node admits no transactions",
            others.Length == 0 ? "a node whose /api/v11/info says admits_transactions" : $"a business node: {string.Join(", ", others)}");
    }
}
