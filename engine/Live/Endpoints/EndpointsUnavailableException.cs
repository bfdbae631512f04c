using System.Net;

namespace Aurigraph.Live.Endpoints;

/// <summary>The endpoints of a node cannot listen where they were told to. The message names address and port, the cause, and what to do.</summary>
public sealed class EndpointsUnavailableException : Exception
{
    internal EndpointsUnavailableException(IPAddress address, int port, string cause, string remedy, Exception inner)
        : base($"The HTTP endpoints cannot listen on {new IPEndPoint(address, port)}: {cause}. Expected: an address of this machine and a port that is free. {remedy}", inner)
    {
        Address = address;
        Port = port;
    }

    /// <summary>Where they were to listen.</summary>
    public IPAddress Address { get; }

    /// <summary>The port.</summary>
    public int Port { get; }
}
