using System.Net;
using System.Net.Sockets;

namespace Aurigraph.CommandLine.Live;

/// <summary>Looks for ports that nobody listens on. Somebody may take one in the next moment; then the node that wants it says so.</summary>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int Last = 32_000; // Below the ports that systems choose for connections that go out.

    private static readonly Lock Gate = new();

    // Another place for each process, so that runs side by side do not look at the same ports.
    private static int _offset = Environment.ProcessId * 97 % (Last - First);

    /// <summary>The first of so many free ports of the loopback address in a row, which were not found before until all others were; null when there are none.</summary>
    public static int? Find(int count)
    {
        lock (Gate)
        {
            for (int tried = 0; tried < Last - First; tried += count)
            {
                int port = First + (_offset % (Last - First - count));
                _offset += count;
                if (Enumerable.Range(port, count).All(IsFree))
                    return port;
            }
            return null;
        }
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
