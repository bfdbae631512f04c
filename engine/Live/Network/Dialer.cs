using System.Net;
using System.Net.Sockets;

namespace Aurigraph.Live.Network;

/// <summary>Makes outgoing connections known to the other side.</summary>
internal static class Dialer
{
    /// <summary>Connects, says who this is, and waits for the answer.</summary>
    /// <param name="address">Where the other side listens.</param>
    /// <param name="greeting">Who this is, and who is meant.</param>
    /// <param name="security">Certificates; null: none.</param>
    /// <param name="timeout">For all of it.</param>
    /// <param name="time">Whose time.</param>
    /// <param name="stop">Ends the attempt.</param>
    /// <exception cref="ConnectionException">It did not come about.</exception>
    public static async Task<(ITransport Transport, GreetingAnswer Answer)> ConnectAsync(
        EndPoint address, Greeting greeting, NetworkSecurity? security, TimeSpan timeout, TimeProvider time, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var expiry = new CancellationTokenSource(timeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, stop);
        using CancellationTokenRegistration closing = ending.Token.Register(static s => ((Socket)s!).Dispose(), socket);
        bool isMade = false;
        try
        {
            await socket.ConnectAsync(address, ending.Token).ConfigureAwait(false);
            ITransport transport = security is null
                ? new SocketTransport(socket)
                : new StreamTransport(await security.AsClientAsync(new NetworkStream(socket, ownsSocket: true), greeting.Receiver, ending.Token).ConfigureAwait(false));
            await Handshake.SendAsync(transport, Handshake.Write(greeting)).ConfigureAwait(false);
            GreetingAnswer answer = Handshake.ReadAnswer(await Handshake.ReceiveAsync(transport).ConfigureAwait(false));
            if (answer.Outcome != RefusalKind.None)
                throw new ConnectionException(answer.Outcome, TextOf(address, greeting, answer));
            isMade = closing.Unregister();
            if (isMade)
                return (transport, answer);
            throw new OperationCanceledException(ending.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            stop.ThrowIfCancellationRequested();
            string who = Name(address, greeting);
            throw expiry.IsCancellationRequested
                ? new ConnectionException(RefusalKind.Silence, $"{who} did not answer within {timeout.TotalSeconds:0.###} s; expected a node that listens there", failure)
                : new ConnectionException(RefusalKind.None, $"{who} cannot be reached: {failure.Message}", failure);
        }
        finally
        {
            if (!isMade)
                socket.Dispose();
        }
    }

    private static string Name(EndPoint address, in Greeting greeting) => greeting.Receiver.IsNone ? TextOf(address) : $"{greeting.Receiver} at {TextOf(address)}";

    private static string TextOf(EndPoint address) => address is DnsEndPoint named ? $"{named.Host}:{named.Port}" : address.ToString()!;

    /// <summary>What a refusal means, with what differs.</summary>
    private static string TextOf(EndPoint address, in Greeting greeting, in GreetingAnswer answer)
    {
        string who = Name(address, greeting);
        return answer.Outcome switch
        {
            RefusalKind.Version => $"{who} speaks another version of the transport ({greeting.Version} here, {answer.Version} there): install the same release on both",
            RefusalKind.Cluster => $"{who} belongs to another cluster ('{greeting.Cluster}' here, '{answer.Cluster}' there): correct the address or the name of the cluster",
            RefusalKind.Scenario => $"{who} runs another scenario (digest {Short(greeting.Digest)} here, {Short(answer.Digest)} there): start both with the same file",
            RefusalKind.WrongNode => $"{who} is {answer.Node}: correct the address of {greeting.Receiver}",
            RefusalKind.Certificate => $"{who} does not accept this side's certificate: {answer.Text}",
            RefusalKind.TooMany => $"{who} has as many connections as it takes: close some, or raise its limit",
            RefusalKind.NoClients => $"{who} takes no clients: connect to a node that does",
            _ => $"{who} refuses ({answer.Outcome}): {answer.Text}",
        };
    }

    private static string Short(ReadOnlyMemory<byte> digest) => $"{Convert.ToHexStringLower(digest.Span[..4])}..";
}
