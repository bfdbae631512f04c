using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Time;

public class VirtualTaskSchedulerTests
{
    private readonly Kernel _kernel = new();
    private readonly List<string> _seen = [];
    private Task? _task;

    [Fact]
    public void A_yield_goes_behind_what_is_due_now()
    {
        Run(async () =>
        {
            _kernel.Post(new Callback(() => Note("other")));
            Note("before");
            await Task.Yield();
            Note("after");
        });
        Assert.Equal(["before@0", "other@0", "after@0"], _seen);
    }

    [Fact]
    public void A_delay_on_the_kernels_time_provider_resumes_at_its_instant_on_the_kernels_thread()
    {
        int thread = 0;
        Run(async () =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(3), _kernel.TimeProvider);
            thread = Environment.CurrentManagedThreadId;
            Note("resumed");
        });
        Assert.Equal(["resumed@3000000"], _seen);
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void An_awaited_completion_source_resumes_when_an_event_completes_it()
    {
        var source = new TaskCompletionSource<int>();
        _kernel.PostAt(new VirtualTime(70), new Callback(() => source.SetResult(7)));
        Run(async () => Note($"got {await source.Task}"));
        Assert.Equal(["got 7@70"], _seen);
    }

    [Fact]
    public void An_exception_after_an_await_stays_in_its_task()
    {
        Run(async () =>
        {
            await Task.Yield();
            throw new InvalidDataException("later");
        });
        Assert.IsType<InvalidDataException>(_task!.Exception!.InnerException);
    }

    private void Run(Func<Task> work)
    {
        _kernel.Post(new Callback(() => _task = work()));
        _kernel.RunUntil(new VirtualTime(10_000_000));
        Assert.True(_task!.IsCompleted);
    }

    private void Note(string what) => _seen.Add($"{what}@{_kernel.Now.Nanoseconds}");
}
