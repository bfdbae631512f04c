namespace Aurigraph.BannedApiFixture;

/// <summary>Threads, and timers of real time. Every marked line must be refused, no other.</summary>
internal static class Threads
{
    public static void Use()
    {
        _ = typeof(System.Threading.Thread); // T:System.Threading.Thread
        _ = typeof(System.Threading.ThreadPool); // T:System.Threading.ThreadPool
        _ = typeof(System.Threading.Timer); // T:System.Threading.Timer
        _ = typeof(System.Threading.PeriodicTimer); // T:System.Threading.PeriodicTimer
        _ = typeof(System.Timers.Timer); // T:System.Timers.Timer
        _ = typeof(System.Threading.Tasks.Parallel); // T:System.Threading.Tasks.Parallel
        _ = System.Threading.Tasks.Task.Run(default(System.Action)!); // M:System.Threading.Tasks.Task.Run(System.Action)
        _ = System.Threading.Tasks.Task.Run(default(System.Action)!, default(System.Threading.CancellationToken)); // M:System.Threading.Tasks.Task.Run(System.Action,System.Threading.CancellationToken)
        _ = System.Threading.Tasks.Task.Run(default(System.Func<System.Threading.Tasks.Task>)!); // M:System.Threading.Tasks.Task.Run(System.Func{System.Threading.Tasks.Task})
        _ = System.Threading.Tasks.Task.Run(default(System.Func<System.Threading.Tasks.Task>)!, default(System.Threading.CancellationToken)); // M:System.Threading.Tasks.Task.Run(System.Func{System.Threading.Tasks.Task},System.Threading.CancellationToken)
        _ = System.Threading.Tasks.Task.Run<int>(default(System.Func<int>)!); // M:System.Threading.Tasks.Task.Run``1(System.Func{``0})
        _ = System.Threading.Tasks.Task.Run<int>(default(System.Func<int>)!, default(System.Threading.CancellationToken)); // M:System.Threading.Tasks.Task.Run``1(System.Func{``0},System.Threading.CancellationToken)
        _ = System.Threading.Tasks.Task.Run<int>(default(System.Func<System.Threading.Tasks.Task<int>>)!); // M:System.Threading.Tasks.Task.Run``1(System.Func{System.Threading.Tasks.Task{``0}})
        _ = System.Threading.Tasks.Task.Run<int>(default(System.Func<System.Threading.Tasks.Task<int>>)!, default(System.Threading.CancellationToken)); // M:System.Threading.Tasks.Task.Run``1(System.Func{System.Threading.Tasks.Task{``0}},System.Threading.CancellationToken)
        _ = System.Threading.Tasks.Task.Delay(default(System.Int32)); // M:System.Threading.Tasks.Task.Delay(System.Int32)
        _ = System.Threading.Tasks.Task.Delay(default(System.Int32), default(System.Threading.CancellationToken)); // M:System.Threading.Tasks.Task.Delay(System.Int32,System.Threading.CancellationToken)
        _ = System.Threading.Tasks.Task.Delay(default(System.TimeSpan)); // M:System.Threading.Tasks.Task.Delay(System.TimeSpan)
        _ = System.Threading.Tasks.Task.Delay(default(System.TimeSpan), default(System.Threading.CancellationToken)); // M:System.Threading.Tasks.Task.Delay(System.TimeSpan,System.Threading.CancellationToken)
        _ = typeof(System.Linq.ParallelEnumerable); // T:System.Linq.ParallelEnumerable
        _ = System.Threading.Tasks.TaskScheduler.Default; // P:System.Threading.Tasks.TaskScheduler.Default
        _ = default(System.Threading.Tasks.Task)!.WaitAsync(default(System.TimeSpan)); // M:System.Threading.Tasks.Task.WaitAsync(System.TimeSpan)
        _ = default(System.Threading.Tasks.Task<int>)!.WaitAsync(default(System.TimeSpan)); // M:System.Threading.Tasks.Task`1.WaitAsync(System.TimeSpan)
        _ = default(System.Threading.Tasks.Task)!.WaitAsync(default(System.TimeSpan), default(System.Threading.CancellationToken)); // M:System.Threading.Tasks.Task.WaitAsync(System.TimeSpan,System.Threading.CancellationToken)
        _ = default(System.Threading.Tasks.Task<int>)!.WaitAsync(default(System.TimeSpan), default(System.Threading.CancellationToken)); // M:System.Threading.Tasks.Task`1.WaitAsync(System.TimeSpan,System.Threading.CancellationToken)
        _ = new System.Threading.CancellationTokenSource(default(System.Int32)); // M:System.Threading.CancellationTokenSource.#ctor(System.Int32)
        default(System.Threading.CancellationTokenSource)!.CancelAfter(default(System.Int32)); // M:System.Threading.CancellationTokenSource.CancelAfter(System.Int32)
        _ = new System.Threading.CancellationTokenSource(default(System.TimeSpan)); // M:System.Threading.CancellationTokenSource.#ctor(System.TimeSpan)
        default(System.Threading.CancellationTokenSource)!.CancelAfter(default(System.TimeSpan)); // M:System.Threading.CancellationTokenSource.CancelAfter(System.TimeSpan)
    }
}
