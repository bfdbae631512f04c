using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>The measured window of a run, [start, end).</summary>
public readonly record struct RunWindow(VirtualTime Start, VirtualTime End)
{
    /// <summary>Its length.</summary>
    public Duration Length => End - Start;

    /// <summary>Whether an instant lies in it.</summary>
    public bool Contains(VirtualTime time) => time >= Start && time < End;

    /// <summary>Whether an instant lies in it.</summary>
    public bool Contains(long nanoseconds) => nanoseconds >= Start.Nanoseconds && nanoseconds < End.Nanoseconds;
}
