namespace Aurigraph.BannedApiFixture;

/// <summary>Real time, and what else depends on the machine. Every marked line must be refused, no other.</summary>
internal static class Clocks
{
    public static void Use()
    {
        _ = System.DateTime.Now; // P:System.DateTime.Now
        _ = System.DateTime.UtcNow; // P:System.DateTime.UtcNow
        _ = System.DateTime.Today; // P:System.DateTime.Today
        _ = System.DateTimeOffset.Now; // P:System.DateTimeOffset.Now
        _ = System.DateTimeOffset.UtcNow; // P:System.DateTimeOffset.UtcNow
        _ = System.TimeProvider.System; // P:System.TimeProvider.System
        _ = typeof(System.Diagnostics.Stopwatch); // T:System.Diagnostics.Stopwatch
        _ = System.Environment.TickCount; // P:System.Environment.TickCount
        _ = System.Environment.TickCount64; // P:System.Environment.TickCount64
        _ = System.Environment.ProcessorCount; // P:System.Environment.ProcessorCount
    }
}
