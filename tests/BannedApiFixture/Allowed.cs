namespace Aurigraph.BannedApiFixture;

/// <summary>Neighbours of what is banned that deterministic code may use. No line must be refused.</summary>
internal static class Allowed
{
    public static void Use(System.TimeProvider time, string text)
    {
        _ = System.Math.Sqrt(2.0);
        _ = System.Math.ScaleB(1.0, 3);
        _ = System.Math.Round(1.5);
        _ = double.IsFinite(1.0);
        _ = System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero, time);
        _ = System.Threading.Tasks.Task.CompletedTask.WaitAsync(System.TimeSpan.Zero, time);
        _ = System.Threading.Tasks.TaskScheduler.Current;
        _ = new System.Threading.CancellationTokenSource(System.TimeSpan.Zero, time);
        _ = new System.DateTimeOffset(0, System.TimeSpan.Zero);
        _ = time.GetUtcNow();
        _ = new System.Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        _ = text.Length;
        _ = new System.Collections.Generic.SortedDictionary<string, int>(System.StringComparer.Ordinal);
    }
}
