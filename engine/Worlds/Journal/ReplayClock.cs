using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Journal;

/// <summary>The time of the record that is being told.</summary>
public sealed class ReplayClock : IClock
{
    /// <inheritdoc/>
    public VirtualTime Now { get; internal set; }
}
