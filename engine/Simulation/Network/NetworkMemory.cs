using Aurigraph.Node.Ports;

namespace Aurigraph.Simulation.Network;

/// <summary>What the network holds of one incarnation's memory. A message queued for several peers is one object and held once,
/// since a node keeps one copy of a body for all its peers.</summary>
internal sealed class NetworkMemory(IMemoryPort port)
{
    private readonly Dictionary<NetworkMessage, int> _holders = new(ReferenceEqualityComparer.Instance);
    private bool _isClosed;

    /// <summary>Bytes held now, to be sent and received.</summary>
    internal long HeldBytes { get; private set; }

    /// <summary>Holds a message for one more peer; false when its bytes are not to be had.</summary>
    internal bool TryHold(NetworkMessage message, long size)
    {
        if (_holders.TryGetValue(message, out int peers))
        {
            _holders[message] = peers + 1;
            return true;
        }
        if (!TryTake(size))
            return false;
        _holders.Add(message, 1);
        return true;
    }

    /// <summary>One peer needs the message no longer.</summary>
    internal void Release(NetworkMessage message)
    {
        if (_isClosed)
            return;
        if (message is MessageBundle bundle)
        {
            foreach (NetworkMessage inner in bundle.Messages)
                Release(inner);
            return;
        }
        int peers = _holders[message] - 1;
        if (peers > 0)
        {
            _holders[message] = peers;
            return;
        }
        _holders.Remove(message);
        Return(message.WireSize);
    }

    /// <summary>Holds bytes that are being received; false when they are not to be had.</summary>
    internal bool TryTake(long bytes)
    {
        if (_isClosed || !port.TryTake(MemoryAccount.Network, bytes))
            return false;
        HeldBytes += bytes;
        return true;
    }

    /// <summary>Gives back bytes that were being received.</summary>
    internal void Return(long bytes)
    {
        if (_isClosed)
            return;
        HeldBytes -= bytes;
        port.Release(MemoryAccount.Network, bytes);
    }

    /// <summary>Gives everything back; the incarnation is dead.</summary>
    internal void Close()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _holders.Clear();
        if (HeldBytes > 0)
            port.Release(MemoryAccount.Network, HeldBytes);
        HeldBytes = 0;
    }
}
