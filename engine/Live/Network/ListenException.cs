using System.Net;
using System.Net.Sockets;

namespace Aurigraph.Live.Network;

/// <summary>A node cannot listen where it is told to.</summary>
public sealed class ListenException : Exception
{
    internal ListenException(IPEndPoint endPoint, SocketException inner)
        : base(TextOf(endPoint, inner), inner) => (EndPoint, Error) = (endPoint, inner.SocketErrorCode);

    /// <summary>Where it should have listened.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>What the system said.</summary>
    public SocketError Error { get; }

    private static string TextOf(IPEndPoint endPoint, SocketException inner) => inner.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"Cannot listen on {endPoint}: another process uses port {endPoint.Port} of {endPoint.Address}; stop it, or give this node another port (0 lets the system choose).",
        SocketError.AddressNotAvailable => $"Cannot listen on {endPoint}: this machine has no address {endPoint.Address}; name one of its own, or 127.0.0.1.",
        SocketError.AccessDenied => $"Cannot listen on {endPoint}: port {endPoint.Port} needs privileges; choose one from 1024 on.",
        _ => $"Cannot listen on {endPoint}: {inner.Message}; choose another address or port.",
    };
}
