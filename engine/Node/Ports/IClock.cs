using Aurigraph.Units;

namespace Aurigraph.Node.Ports;

/// <summary>The time as one node sees it.</summary>
public interface IClock
{
    /// <summary>Now, from the start of the run.</summary>
    VirtualTime Now { get; }
}
