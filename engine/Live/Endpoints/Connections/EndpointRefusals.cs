using Aurigraph.Live.Network;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aurigraph.Live.Endpoints.Connections;

/// <summary>Counts what came by HTTP and never was a request to reply to, by the kinds that the network has for its connections: one too many, none of this protocol, larger than allowed, not
/// complete in time. The server tells of most by an event, since no code of ours sees them.</summary>
internal sealed class EndpointRefusals : IObserver<KeyValuePair<string, object?>>
{
    private const string BadRequestEvent = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";
    private static readonly RefusalKind[] Kinds = [RefusalKind.Garbage, RefusalKind.Oversize, RefusalKind.Silence, RefusalKind.TooMany];
    private readonly long[] _counts = new long[(int)RefusalKind.Credit + 1];

    /// <summary>The counts of all kinds that there are here, from any thread.</summary>
    public IReadOnlyDictionary<string, long> Counts => Kinds.ToDictionary(k => k.ToString().ToLowerInvariant(), k => Interlocked.Read(ref _counts[(int)k]), StringComparer.Ordinal);

    /// <summary>Whether an event of the server is one that is counted.</summary>
    public static bool IsCounted(string name) => name == BadRequestEvent;

    /// <summary>One more.</summary>
    public void Add(RefusalKind kind) => Interlocked.Increment(ref _counts[(int)kind]);

    /// <summary>One more, of the kind that the status says.</summary>
    public void AddStatus(int status) => Add(status switch
    {
        StatusCodes.Status413PayloadTooLarge or StatusCodes.Status414UriTooLong or StatusCodes.Status431RequestHeaderFieldsTooLarge => RefusalKind.Oversize,
        StatusCodes.Status408RequestTimeout => RefusalKind.Silence,
        _ => RefusalKind.Garbage,
    });

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is IFeatureCollection features && features.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException refused)
            AddStatus(refused.StatusCode);
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }
}
