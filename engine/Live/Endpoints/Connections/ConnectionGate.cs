using Aurigraph.Live.Network;
using Microsoft.AspNetCore.Connections;

namespace Aurigraph.Live.Endpoints.Connections;

/// <summary>Lets so many connections in at a time; more are closed at once, and counted, which the server's own limit does not.</summary>
internal sealed class ConnectionGate(int bound, EndpointRefusals refusals)
{
    private int _open;

    /// <summary>What a connection goes through.</summary>
    public ConnectionDelegate Before(ConnectionDelegate next) => async connection =>
    {
        if (Interlocked.Increment(ref _open) > bound)
        {
            // Whoever returns without a word has the server close the connection.
            Interlocked.Decrement(ref _open);
            refusals.Add(RefusalKind.TooMany);
            return;
        }
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    };
}
