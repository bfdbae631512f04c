using Microsoft.AspNetCore.Http;

namespace Aurigraph.Live.Endpoints.Replies;

/// <summary>Gives every request that fails a reply in JSON, and none of them the text of an exception.</summary>
internal sealed class ErrorReplies(RequestDelegate next, EndpointContext context)
{
    /// <summary>Handles one request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        Refusal? refusal;
        try
        {
            await next(http).ConfigureAwait(false);
            refusal = OfStatus(http);
        }
        catch (RequestRefusedException e)
        {
            refusal = e.Refusal;
        }
        catch (BadHttpRequestException e)
        {
            context.Refusals.AddStatus(e.StatusCode);
            refusal = OfTransport(e.StatusCode);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;   // nobody is left to reply to
        }
        catch (Exception e)
        {
            context.Report(e);
            refusal = new Refusal(StatusCodes.Status500InternalServerError, "the node failed to carry out the request",
                "report it with the time of the request; the node has recorded the cause");
        }
        if (refusal is null)
            return;
        if (http.Response.HasStarted)
            http.Abort();   // a reply cut short is seen as such
        else
            await JsonReply.SendAsync(http, refusal.Status, refusal.ToJson()).ConfigureAwait(false);
    }

    private static Refusal? OfStatus(HttpContext http) => http.Response switch
    {
        { HasStarted: true } => null,
        { StatusCode: StatusCodes.Status404NotFound } => new Refusal(StatusCodes.Status404NotFound, "nothing is found under this path",
            "a path below /q or /api/v11, as docs/endpoints.md lists them"),
        { StatusCode: StatusCodes.Status405MethodNotAllowed } => new Refusal(StatusCodes.Status405MethodNotAllowed,
            "this path is not for this method", $"one of: {http.Response.Headers.Allow}"),
        _ => null,
    };

    private Refusal OfTransport(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => new Refusal(status, "the body is too large", $"at most {context.Settings.BodyBytesMax} bytes"),
        StatusCodes.Status408RequestTimeout => new Refusal(status, "the body arrives too slowly", "send it without pauses"),
        _ => new Refusal(status, "the request is malformed", "a request as HTTP/1.1 has them"),
    };
}
