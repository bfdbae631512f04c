namespace Aurigraph.Live.Budgets;

/// <summary>A control group of Linux: what its processes may take together.</summary>
internal interface IControlGroup
{
    /// <summary>A process belongs to it from now on, with all it starts.</summary>
    /// <exception cref="IOException">The process is gone.</exception>
    void Enter(int process);

    /// <summary>Time for which its budget stopped it, milliseconds.</summary>
    double ThrottledMs { get; }

    /// <summary>Processes of it that were killed for its memory; null where the kernel does not count them.</summary>
    long? MemoryKills { get; }

    /// <summary>Removes it; its processes must have ended.</summary>
    void Remove();
}
