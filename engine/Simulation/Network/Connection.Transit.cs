using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>From the sender's NIC to the receiver's.</summary>
internal sealed partial class Connection
{
    private Pace _pace;
    private VirtualTime _lastArrival;

    /// <summary>A piece leaves the sender's NIC (or crosses the local lane) from <paramref name="start"/> to <paramref name="finish"/>.</summary>
    internal void EgressServed(long bytes, VirtualTime start, VirtualTime finish)
    {
        long number = _egress.Message;
        ref MessageSlot slot = ref _messages[number];
        if (_egress.Served == slot.Begin)
            slot.Latency = _path.DrawLatency(_class);
        _egress.Served += bytes;
        _queuedBytes -= bytes;
        _onWire += bytes;
        slot.Uncredited += bytes;
        if (!_path.IsLocal)
            _from.Node.EgressBytes += bytes;
        VirtualTime last = finish;
        if (!_path.ConnectionLimit.IsUnlimited)
            last = VirtualTime.Max(finish, _pace.LastByteAt(start, bytes, _path.ConnectionLimit));
        long position = _egress.Served;
        if (position == slot.End)
        {
            slot.SentAt = last;
            _egress.Message++;
        }
        if (_link is null)
            Travel(number, position, bytes, start, last);
        else
            ApproachLink(position, bytes, start, last);
        TellDrained();
    }

    /// <summary>The link begins with a piece so that, if it is free, it ends with the piece's last byte.</summary>
    private void ApproachLink(long position, long bytes, VirtualTime first, VirtualTime last)
    {
        VirtualTime at = VirtualTime.Max(first, last - _link!.Lane.TimeFor(bytes));
        if (at > _kernel.Now)
            Post(at, ConnectionEvent.PieceAtLink, position);
        else
            OnPieceAtLink(position);
    }

    private void OnPieceAtLink(long position)
    {
        if (_receiverClosed)
            return;
        _link!.Arrived = position;
        _link.Lane.Offer(_link);
    }

    internal long NextLinkPiece() => NextArrivedPiece(_link!);

    /// <summary>A piece crosses the shared link.</summary>
    internal void LinkServed(long bytes, VirtualTime start, VirtualTime finish)
    {
        long number = _link!.Message;
        _link.Served += bytes;
        if (_link.Served == _messages[number].End)
            _link.Message++;
        Travel(number, _link.Served, bytes, start, finish);
    }

    /// <summary>A piece is on its way. It arrives after its message's latency and never before what was sent ahead of it.</summary>
    private void Travel(long number, long position, long bytes, VirtualTime start, VirtualTime finish)
    {
        ref MessageSlot slot = ref _messages[number];
        Duration way = slot.Latency;
        if (position == slot.End)
            way += _path.DrawRetransmission(bytes, _class);
        VirtualTime first = VirtualTime.Max(start + way, _lastArrival);
        VirtualTime last = VirtualTime.Max(finish + way, _lastArrival);
        _lastArrival = last;
        if (_ingress is not null)
            Post(VirtualTime.Max(first, last - _ingress.Lane.TimeFor(bytes)), ConnectionEvent.PieceAtIngress, position);
        else if (position == slot.End)
            Post(last, ConnectionEvent.MessageArrived, number);
        else
            CreditPiece(ref slot, bytes, last);
    }

    private void CreditPiece(ref MessageSlot slot, long bytes, VirtualTime at)
    {
        slot.Uncredited -= bytes;
        Credit(at + _path.ReturnLatency, bytes, null);
    }

    /// <summary>The next piece of what has arrived at a link or at the receiver's NIC; what was lost meanwhile is passed over.</summary>
    private long NextArrivedPiece(LaneFlow flow)
    {
        if (_receiverClosed)
            return 0;
        flow.Message = Math.Max(flow.Message, _messages.Head);
        while (flow.Message < _messages.Tail && _messages[flow.Message].IsLost)
            flow.Message++;
        if (flow.Message >= _messages.Tail)
            return 0;
        ref MessageSlot slot = ref _messages[flow.Message];
        flow.Served = Math.Max(flow.Served, slot.Begin);
        long waiting = Math.Min(flow.Arrived, slot.End) - flow.Served;
        if (waiting <= 0)
            return 0;
        return _class == Node.Ports.TrafficClass.Control ? waiting : Math.Min(waiting, _network.Chunk);
    }
}
