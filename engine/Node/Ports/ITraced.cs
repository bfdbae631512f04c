namespace Aurigraph.Node.Ports;

/// <summary>A message between actors of one node whose content belongs in the trace. Other messages enter it with the name of their type alone.</summary>
public interface ITraced
{
    /// <summary>A hash of the content that is the same in every process.</summary>
    ulong TraceHash { get; }
}
