using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>Holds a connection to a rate, with a burst that goes at full speed (the virtual scheduling form of a leaky bucket):
/// the bytes sent are due one after the other at the rate, and may run ahead of that by the burst.</summary>
internal struct Pace
{
    /// <summary>Ten segments, the initial window of RFC 6928: short messages on an idle connection are not slowed.</summary>
    internal const long BurstBytes = 10 * 1460;

    private VirtualTime _dueAt;

    /// <summary>The earliest start of the next piece.</summary>
    internal VirtualTime NextAt { get; private set; }

    /// <summary>Counts a piece and says when its last byte leaves at the rate; at its start when the burst covers it.</summary>
    internal VirtualTime LastByteAt(VirtualTime start, long bytes, Bandwidth rate)
    {
        _dueAt = VirtualTime.Max(_dueAt, start) + rate.TimeFor(new ByteCount(bytes));
        NextAt = _dueAt - rate.TimeFor(new ByteCount(BurstBytes));
        return VirtualTime.Max(start, NextAt);
    }
}
