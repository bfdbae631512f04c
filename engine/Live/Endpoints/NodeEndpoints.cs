using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aurigraph.Live.Endpoints.Connections;
using Aurigraph.Live.Endpoints.Health;
using Aurigraph.Live.Endpoints.Metrics;
using Aurigraph.Live.Endpoints.Network;
using Aurigraph.Live.Endpoints.Replies;
using Aurigraph.Live.Endpoints.Telemetry;
using Aurigraph.Live.Endpoints.Transactions;
using Aurigraph.Live.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aurigraph.Live.Endpoints;

/// <summary>What a node shows over HTTP: health, metrics, its state, and the way in for transactions. The paths and shapes are in docs/endpoints.md.</summary>
/// <remarks>Nothing but the settings decides what they do: no environment variable, no file in the working folder, and no signal reaches them
/// (where <see cref="EndpointSettings.OtlpEndpoint"/> is set, the OpenTelemetry SDK reads its own <c>OTEL_</c> variables). They write nothing to the console.</remarks>
public sealed class NodeEndpoints : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly EndpointContext _context;

    private NodeEndpoints(WebApplication server, EndpointContext context, Uri address)
    {
        _server = server;
        _context = context;
        Address = address;
    }

    /// <summary>Where they listen, for example <c>http://127.0.0.1:9003/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The port they listen on.</summary>
    public int Port => Address.Port;

    /// <summary>Starts to listen.</summary>
    /// <param name="view">The node; it outlives the endpoints.</param>
    /// <param name="settings">Where to listen, and the bounds.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="EndpointsUnavailableException">The port is in use, or the address is not this machine's, or the system forbids it.</exception>
    public static async Task<NodeEndpoints> StartAsync(INodeView view, EndpointSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.Port, IPEndPoint.MaxPort);

        EndpointContext context = new(view, settings);
        WebApplication server = Build(context);
        try
        {
            await server.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            context.Dispose();
            if (WhyUnavailable(e) is not var (cause, remedy))
                throw;
            throw new EndpointsUnavailableException(settings.Address, settings.Port, cause, remedy, e);
        }
        string address = server.Urls.Single();
        return new NodeEndpoints(server, context, context.ListeningAt(new Uri(address)));
    }

    /// <summary>Ends requests under way and closes the port.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _context.Dispose();
    }

    private static WebApplication Build(EndpointContext context)
    {
        EndpointSettings settings = context.Settings;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => Bound(server, context));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.CloseTimeout);
        if (settings.OtlpEndpoint is { } collector)
            OtlpExport.Add(builder.Services, context, collector);

        WebApplication server = builder.Build();
        // The listener is the server's own and goes with it.
        server.Services.GetRequiredService<DiagnosticListener>().Subscribe(context.Refusals, EndpointRefusals.IsCounted);
        server.Use(next => new ErrorReplies(next, context).InvokeAsync);
        HealthEndpoints.Map(server, context);
        MetricsEndpoint.Map(server, context);
        InfoEndpoint.Map(server, context);
        StatsEndpoint.Map(server, context);
        ConsensusEndpoints.Map(server, context);
        StateEndpoint.Map(server, context);
        TransactionEndpoints.Map(server, context);
        return server;
    }

    private static void Bound(KestrelServerOptions server, EndpointContext context)
    {
        EndpointSettings settings = context.Settings;
        ConnectionGate gate = new(settings.ConcurrentConnectionsMax, context.Refusals);
        server.AddServerHeader = false;
        server.Limits.MaxConcurrentUpgradedConnections = 0;
        server.Limits.MaxRequestBodySize = settings.BodyBytesMax;
        server.Limits.MaxRequestBufferSize = Math.Max(settings.BodyBytesMax, settings.HeaderBytesMax);
        server.Limits.MaxRequestLineSize = Math.Min(server.Limits.MaxRequestLineSize, settings.HeaderBytesMax);
        server.Limits.MaxRequestHeadersTotalSize = settings.HeaderBytesMax;
        server.Limits.MaxRequestHeaderCount = settings.HeadersMax;
        server.Limits.RequestHeadersTimeout = settings.HeaderTimeout;
        server.Limits.KeepAliveTimeout = settings.KeepAliveTimeout;
        server.Listen(settings.Address, settings.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(gate.Before);
        });
    }

    private static (string Cause, string Remedy)? WhyUnavailable(Exception failure) => failure switch
    {
        IOException { InnerException: AddressInUseException } or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            ("the port is in use", "End the process that listens there, or give another port; 0 lets the system choose."),
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            ("the address is none of this machine's", "Give an address of this machine, for example 127.0.0.1."),
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            ("the system does not permit it", "Give a port from 1,024 up; 0 lets the system choose."),
        SocketException socket => ($"the system says {socket.SocketErrorCode}", "Give another address or port."),
        _ => null,
    };

    /// <summary>Leaves signals and the console to the program that owns the endpoints.</summary>
    private sealed class OwnedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
