namespace Aurigraph.Node.Ports;

/// <summary>Memory of the container as one node sees it.</summary>
public interface IMemoryPort
{
    /// <summary>Takes bytes for an account. False when the container's limit would be passed: then nothing is taken, and either the
    /// container dies (kill) or the caller must do without (reject).</summary>
    bool TryTake(MemoryAccount account, long bytes);

    /// <summary>Gives bytes back.</summary>
    void Release(MemoryAccount account, long bytes);
}
