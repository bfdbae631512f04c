using Aurigraph.Node.Ports;

namespace Aurigraph.Simulation.Network;

/// <summary>Messages wait for others to the same peer, and go together: when the first has waited for long enough, when they are as many as may go
/// together, or when they fill a chunk, so that nothing that fills one by itself waits. All kinds of messages wait, heartbeats and votes among them.</summary>
internal sealed partial class Connection
{
    private readonly List<NetworkMessage> _gathered = [];
    private long _gatheredBytes;
    private long _bundles;

    private void Gather(NetworkMessage message, long size)
    {
        if (_gathered.Count == 0)
            Post(_kernel.Now + _network.Batching.MaxDelay, ConnectionEvent.GatheringEnds, _bundles);
        _gathered.Add(message);
        _gatheredBytes += size;
        _queuedBytes += size;
        if (_gathered.Count >= _network.Batching.MaxMessages || _gatheredBytes >= _network.Chunk)
            SendGathered();
    }

    private void OnGatheringEnds(long bundle)
    {
        if (bundle == _bundles && !_senderClosed && !_receiverClosed)
            SendGathered();
    }

    /// <summary>What was gathered is queued; of a connection that is closed just now it goes no further and is lost with the rest.</summary>
    private void SendGathered()
    {
        if (_gathered.Count == 0)
            return;
        NetworkMessage message = _gathered.Count == 1 ? _gathered[0] : new MessageBundle([.. _gathered], _gatheredBytes);
        long size = _gatheredBytes;
        _gathered.Clear();
        _gatheredBytes = 0;
        _queuedBytes -= size;
        _bundles++;
        Append(message, size);
    }
}
