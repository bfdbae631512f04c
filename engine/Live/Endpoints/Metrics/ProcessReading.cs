namespace Aurigraph.Live.Endpoints.Metrics;

/// <summary>What the system says of this process. Nodes that share a process share it.</summary>
/// <param name="CpuSeconds">Time on cores since it started, user and kernel.</param>
/// <param name="ResidentBytes">Memory of the machine that it occupies.</param>
internal readonly record struct ProcessReading(double CpuSeconds, long ResidentBytes)
{
    /// <summary>As of now.</summary>
    public static ProcessReading Now() => new(
        OperatingSystem.IsWindows() || OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? Environment.CpuUsage.TotalTime.TotalSeconds : 0,
        Environment.WorkingSet);
}
