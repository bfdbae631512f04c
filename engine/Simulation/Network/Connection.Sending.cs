using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>The sender's side: buffer, send cost, and what may enter the wire.</summary>
internal sealed partial class Connection
{
    private long _queuedBytes;
    private long _ready;
    private bool _paysSendCost;
    private bool _wantsDrained;
    private bool _memoryRetryPosted;
    private VirtualTime _gateAt = VirtualTime.Never;

    /// <summary>Takes a message into the send buffer, or refuses it. A message larger than the buffer is taken when the buffer is empty.</summary>
    internal SendResult Enqueue(NetworkMessage message)
    {
        long size = message.WireSize;
        if (size <= 0)
            throw new ArgumentException($"A {message.GetType().Name} has a wire size of {size} bytes; a message takes at least one.", nameof(message));
        if (_queuedBytes > 0 && _queuedBytes + _network.OnWire(size) > _network.PeerBuffer)
        {
            _wantsDrained = true;
            return Refuse();
        }
        NetworkMemory? memory = _class == TrafficClass.Bulk ? _from.Memory : null;
        if (memory is not null && !memory.TryHold(message, size))
            return RefuseForMemory();
        if (_network.GathersMessages)
            Gather(message, size);
        else
            Append(message, size);
        return SendResult.Accepted;
    }

    /// <summary>Queues a message, or a bundle of them, as it will be on the wire.</summary>
    private void Append(NetworkMessage message, long size)
    {
        long onWire = _network.OnWire(size);
        _queuedBytes += onWire;
        _messages.Append(message, onWire, _network.Compresses(size) ? size : 0, _class == TrafficClass.Bulk && _from.Memory is not null);
        _from.Node.Counts.Sent(onWire);
        if (!_paysSendCost && !_senderClosed && !_receiverClosed)
            PaySendCosts();
    }

    private SendResult Refuse()
    {
        _from.Node.Counts.RefusedMessages++;
        return SendResult.Full;
    }

    /// <summary>The container's memory has no room, which may be for reasons the network does not see: the sender is told to try
    /// again after a fixed pause. When the refusal killed the container, the message died with it.</summary>
    private SendResult RefuseForMemory()
    {
        if (_senderClosed)
            return SendResult.Accepted;
        if (!_memoryRetryPosted)
        {
            _memoryRetryPosted = true;
            Post(_kernel.Now + VirtualNetwork.MemoryRetryPause, ConnectionEvent.MemoryRetry);
        }
        return Refuse();
    }

    private void OnMemoryRetry()
    {
        _memoryRetryPosted = false;
        _wantsDrained = true;
        TellDrained();
    }

    /// <summary>Posts the notice that is owed to a refused sender once half of the buffer is free; never from within its own call.</summary>
    private void TellDrained()
    {
        if (!_wantsDrained || _queuedBytes > _network.PeerBuffer / 2)
            return;
        _wantsDrained = false;
        Post(_kernel.Now, ConnectionEvent.DrainedNotice);
    }

    private void OnDrainedNotice()
    {
        if (!_senderClosed)
            _from.Receiver.Drained(_to.Node.Id, _class);
    }

    /// <summary>Pays for the messages of this connection one after the other; those that cost nothing pass at once.</summary>
    private void PaySendCosts()
    {
        while (_ready < _messages.Tail)
        {
            ref MessageSlot slot = ref _messages[_ready];
            Duration cost = _network.Costs.ToSend(slot.Size, slot.CompressedFrom);
            if (cost > Duration.Zero)
            {
                _paysSendCost = true;
                Charge(_from.Node, cost, ConnectionEvent.SendPaid);
                break;
            }
            _ready++;
        }
        _egress.Lane.Offer(_egress);
    }

    private void OnSendPaid()
    {
        if (_senderClosed || _receiverClosed)
            return;
        _paysSendCost = false;
        _ready++;
        PaySendCosts();
    }

    /// <summary>Bytes that may enter the wire now: a whole control message, a chunk of a bulk message, or nothing while the window
    /// or the pace says no; then an event offers them again. What would be sent into a cut is lost here.</summary>
    internal long NextEgressPiece()
    {
        if (_senderClosed || _receiverClosed)
            return 0;
        while (_egress.Message < _ready)
        {
            if (!_path.IsCut)
                return Admit(_messages[_egress.Message].End - _egress.Served);
            Lose(_egress.Message);
            RetireLost();
        }
        return 0;
    }

    /// <summary>Whether size plays no part between the two nodes, so that a bulk message needs no chunks.</summary>
    private bool TakesNoTime => _egress.Lane.IsUnlimited && _link is null && _ingress is null && _path.ConnectionLimit.IsUnlimited;

    private long Admit(long remaining)
    {
        CollectCredits(_kernel.Now);
        long piece = remaining;
        if (_class == TrafficClass.Bulk)
        {
            long largest = TakesNoTime ? Math.Max(_network.Chunk, _network.Window - _onWire) : _network.Chunk;
            piece = Math.Min(remaining, largest);
        }
        if (_onWire > 0 && _onWire + piece > _network.Window)
        {
            WaitForCredits(piece);
            return 0;
        }
        if (_pace.NextAt > _kernel.Now)
        {
            OpenGateAt(_pace.NextAt);
            return 0;
        }
        StopWaitingForCredits();
        return piece;
    }

    private void OpenGateAt(VirtualTime at)
    {
        if (at >= _gateAt)
            return;
        _gateAt = at;
        Post(at, ConnectionEvent.GateOpens);
    }

    private void OnGateOpens()
    {
        if (_gateAt <= _kernel.Now)
            _gateAt = VirtualTime.Never;
        if (!_senderClosed && !_receiverClosed)
            _egress.Lane.Offer(_egress);
    }
}
