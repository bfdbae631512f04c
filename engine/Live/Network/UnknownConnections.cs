using System.Net.Sockets;

namespace Aurigraph.Live.Network;

/// <summary>Connections that came in and have not made themselves known: so many at most, the oldest goes when one more comes.</summary>
internal sealed class UnknownConnections(int bound)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Socket> _sockets = new();
    private readonly HashSet<Socket> _evicted = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return _sockets.Count;
        }
    }

    /// <summary>Takes one more in.</summary>
    public LinkedListNode<Socket> Add(Socket socket)
    {
        Socket? oldest = null;
        LinkedListNode<Socket> node;
        lock (_gate)
        {
            if (_sockets.Count == bound)
            {
                oldest = _sockets.First!.Value;
                _sockets.RemoveFirst();
                _evicted.Add(oldest);
            }
            node = _sockets.AddLast(socket);
        }
        oldest?.Dispose();
        return node;
    }

    /// <summary>It is known now, or gone.</summary>
    /// <returns>Whether it had not been sent away before.</returns>
    public bool Remove(LinkedListNode<Socket> node)
    {
        lock (_gate)
        {
            if (_evicted.Remove(node.Value))
                return false;
            if (node.List is not null)
                _sockets.Remove(node);
            return true;
        }
    }

    /// <summary>Closes all.</summary>
    public void Close()
    {
        lock (_gate)
        {
            foreach (Socket socket in _sockets)
                socket.Dispose();
        }
    }
}
