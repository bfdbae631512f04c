namespace Aurigraph.Node.Ports;

/// <summary>A message between actors whose content enters the trace.</summary>
public interface ITraced
{
    /// <summary>A hash of the content, the same in every process.</summary>
    ulong TraceHash { get; }
}
