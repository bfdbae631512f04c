using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>Credits on their way back to a sender, in the order they reach it. They are collected when the sender looks, so a
/// sender that is not waiting costs no event.</summary>
internal sealed class CreditQueue
{
    private Credit[] _credits = new Credit[4];
    private long _head;
    private long _tail;

    /// <summary>When the first one arrives; never when there is none.</summary>
    internal VirtualTime FirstAt => _head == _tail ? VirtualTime.Never : this[_head].At;

    private ref Credit this[long number] => ref _credits[number & (_credits.Length - 1)];

    /// <summary>Adds a credit. One that would overtake another arrives with it.</summary>
    internal VirtualTime Add(VirtualTime at, long bytes, NetworkMessage? released)
    {
        if (_head != _tail)
            at = VirtualTime.Max(at, this[_tail - 1].At);
        if (_tail - _head == _credits.Length)
            Grow();
        this[_tail++] = new Credit(at, bytes, released);
        return at;
    }

    /// <summary>Takes the first credit if it has arrived by <paramref name="now"/>.</summary>
    internal bool TryTake(VirtualTime now, out long bytes, out NetworkMessage? released)
    {
        (bytes, released) = (0, null);
        if (_head == _tail || this[_head].At > now)
            return false;
        (bytes, released) = (this[_head].Bytes, this[_head].Released);
        this[_head++] = default;
        return true;
    }

    /// <summary>When enough credits have arrived to give back <paramref name="bytes"/>; never when those on their way do not suffice.</summary>
    internal VirtualTime WhenReturned(long bytes)
    {
        for (long number = _head; number < _tail; number++)
        {
            bytes -= this[number].Bytes;
            if (bytes <= 0)
                return this[number].At;
        }
        return VirtualTime.Never;
    }

    private void Grow()
    {
        var larger = new Credit[_credits.Length * 2];
        for (long number = _head; number < _tail; number++)
            larger[number & (larger.Length - 1)] = this[number];
        _credits = larger;
    }

    private readonly record struct Credit(VirtualTime At, long Bytes, NetworkMessage? Released);
}
