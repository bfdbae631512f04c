using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>The receiver's side: NIC, receive cost, hand-over.</summary>
internal sealed partial class Connection
{
    private long _arriving;
    private long _received;
    private bool _paysReceiveCost;

    private void OnPieceAtIngress(long position)
    {
        if (_receiverClosed || !TryLocate(position, out long number))
            return;
        if (LoseIfCut(number))
            return;
        TakeReceiverMemory(ref _messages[number]);
        if (_receiverClosed)
            return;
        _ingress!.Arrived = position;
        _ingress.Lane.Offer(_ingress);
    }

    /// <summary>Finds the message whose piece ends at a position; false when it has been lost.</summary>
    private bool TryLocate(long position, out long number)
    {
        _arriving = Math.Max(_arriving, _messages.Head);
        number = _arriving;
        if (number == _messages.Tail || position <= _messages[number].Begin)
            return false;
        while (_messages[number].End < position)
            number++;
        _arriving = number;
        return !_messages[number].IsLost;
    }

    private bool LoseIfCut(long number)
    {
        if (!_path.IsCut)
            return false;
        Lose(number);
        RetireLost();
        return true;
    }

    /// <summary>The receiver's memory holds a bulk message from its first piece until it is handed over. When it has no room the
    /// message is received all the same: its sender's window bounds what that can be.</summary>
    private void TakeReceiverMemory(ref MessageSlot slot)
    {
        if (_class == TrafficClass.Bulk && !slot.IsReceiving && _to.Memory is { } memory)
            slot.IsReceiving = memory.TryTake(slot.Size);
    }

    internal long NextIngressPiece() => NextArrivedPiece(_ingress!);

    /// <summary>A piece passes the receiver's NIC, which has it at <paramref name="finish"/>.</summary>
    internal void IngressServed(long bytes, VirtualTime finish)
    {
        long number = _ingress!.Message;
        ref MessageSlot slot = ref _messages[number];
        _ingress.Served += bytes;
        _to.Node.IngressBytes += bytes;
        if (_ingress.Served < slot.End)
        {
            CreditPiece(ref slot, bytes, finish);
            return;
        }
        _ingress.Message++;
        Post(finish, ConnectionEvent.MessageReceived, number);
    }

    private void OnMessageArrived(long number)
    {
        if (_receiverClosed || number < _messages.Head || _messages[number].IsLost || LoseIfCut(number))
            return;
        if (!_path.IsLocal)
        {
            _to.Node.IngressBytes += _messages[number].Size;
            _to.Node.Container.Host.IngressLane.CountPassing(_messages[number].Size);
        }
        TakeReceiverMemory(ref _messages[number]);
        OnMessageReceived(number);
    }

    private void OnMessageReceived(long number)
    {
        if (_receiverClosed)
            return;
        _received = number + 1;
        HandOverInOrder();
    }

    private void HandOverInOrder()
    {
        while (!_receiverClosed && !_paysReceiveCost && _messages.Head < _received)
        {
            ref MessageSlot slot = ref _messages[_messages.Head];
            Duration cost = _network.Costs.ToReceive(slot.Size, slot.CompressedFrom, _network.Costs.WakeUpNs > 0 && _to.Node.IsAsleep);
            if (cost > Duration.Zero)
            {
                _paysReceiveCost = true;
                Charge(_to.Node, cost, ConnectionEvent.ReceivePaid);
                return;
            }
            HandOver();
        }
    }

    private void OnReceivePaid()
    {
        if (_receiverClosed)
            return;
        _paysReceiveCost = false;
        HandOver();
        HandOverInOrder();
    }

    private void HandOver()
    {
        ref MessageSlot slot = ref _messages[_messages.Head];
        NetworkMessage message = slot.Message!;
        long size = slot.Size;
        if (slot.IsReceiving)
            _to.Memory!.Return(size);
        Credit(_kernel.Now + _path.ReturnLatency, slot.Uncredited, slot.IsHeld ? message : null);
        _messages.Retire();
        RetireLost();
        _to.Node.Counts.Received(size);
        if (message is MessageBundle bundle)
            HandOver(bundle);
        else
            _to.Receiver.Receive(_from.Node.Id, message, _class);
    }

    /// <summary>The messages of a bundle in their order; a receiver that one of them kills gets no more.</summary>
    private void HandOver(MessageBundle bundle)
    {
        foreach (NetworkMessage message in bundle.Messages)
        {
            if (!_receiverClosed)
                _to.Receiver.Receive(_from.Node.Id, message, _class);
        }
    }
}
