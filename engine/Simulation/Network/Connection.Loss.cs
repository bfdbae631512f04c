using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>Messages that will not be handed over, and the end of the connection.</summary>
internal sealed partial class Connection
{
    /// <summary>The sender died: what has not left its NIC is lost, what has goes on.</summary>
    internal void CloseSender()
    {
        _senderClosed = true;
        SendGathered();
        StopWaitingForCredits();
        for (long number = _messages.Head; number < _messages.Tail; number++)
        {
            if (number >= _egress.Message || _messages[number].SentAt > _kernel.Now)
                Lose(number);
        }
        RetireLost();
        if (!IsEmpty)
            _to.AddDraining(this);
    }

    /// <summary>The receiver died: everything queued for it or on its way to it is lost, its sender's buffer and memory are free.</summary>
    internal void CloseReceiver()
    {
        _receiverClosed = true;
        SendGathered();
        for (long number = _messages.Head; number < _messages.Tail; number++)
            Lose(number);
        RetireLost();
        CollectCredits(VirtualTime.Never);
        StopWaitingForCredits();
    }

    private void Lose(long number)
    {
        ref MessageSlot slot = ref _messages[number];
        if (slot.IsLost)
            return;
        slot.IsLost = true;
        _from.Node.Counts.Lost(slot.Size);
        NetworkMessage? released = slot.IsHeld ? slot.Message : null;
        slot.Message = null;
        if (slot.IsReceiving)
            _to.Memory!.Return(slot.Size);
        if (number == _egress.Message)
            LeaveEgress(slot.End);
        long onWire = slot.Uncredited;
        slot.Uncredited = 0;
        if (onWire > 0 || released is not null)
            Credit(_kernel.Now, onWire, released);
    }

    /// <summary>The rest of the message being sent is not sent.</summary>
    private void LeaveEgress(long end)
    {
        _queuedBytes -= end - _egress.Served;
        _egress.Served = end;
        _egress.Message++;
        TellDrained();
    }

    private void RetireLost()
    {
        while (_messages.Head < _messages.Tail && _messages[_messages.Head].IsLost)
            _messages.Retire();
    }
}
