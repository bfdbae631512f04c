using System.Net;

namespace Aurigraph.Live.Endpoints;

/// <summary>Where the HTTP endpoints of a node listen, and the bounds they keep. The defaults are for a node whose clients are on the same machine.</summary>
public sealed record EndpointSettings
{
    /// <summary>Address to listen on; loopback unless stated. There is neither encryption nor authentication: any other address belongs behind something that has them.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port to listen on, 0 to 65,535; 0 lets the system choose, and <see cref="NodeEndpoints.Port"/> tells.</summary>
    public int Port { get; init; }

    /// <summary>Connections at a time, at least 1; more are closed at once.</summary>
    public int ConcurrentConnectionsMax { get; init; } = 1_000;

    /// <summary>Bytes of a request's body, at least 1.</summary>
    public int BodyBytesMax { get; init; } = 64_000;

    /// <summary>Bytes of a request's headers together, at least 1.</summary>
    public int HeaderBytesMax { get; init; } = 16_000;

    /// <summary>Headers of a request, at least 1.</summary>
    public int HeadersMax { get; init; } = 50;

    /// <summary>How long the headers of a request may take to arrive.</summary>
    public TimeSpan HeaderTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection may stay without a request.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long another node may take to say its status.</summary>
    public TimeSpan PeerTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the node may take to admit or refuse a transaction.</summary>
    public TimeSpan SubmissionTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long requests under way may take to end when the endpoints are closed.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Where metrics and traces are sent by the OpenTelemetry protocol (HTTP, protobuf), for example <c>http://127.0.0.1:4318</c>; null: nowhere.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Time between two exports of metrics.</summary>
    public TimeSpan OtlpInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told of every failure of the program inside an endpoint, from any thread. Clients see none of it but status 500; the metric
    /// <c>aurigraph_endpoint_failures_total</c> counts them.</summary>
    public Action<Exception>? Failed { get; init; }
}
