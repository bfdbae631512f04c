using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Time;

public class ForeignThreadTests
{
    private readonly Kernel _kernel = new();

    [Fact]
    public void A_post_from_a_foreign_thread_throws_there_and_names_thread_and_event()
    {
        int foreignId = 0;
        var caught = OnForeignThread(() =>
        {
            foreignId = Environment.CurrentManagedThreadId;
            _kernel.Post(new Callback(() => { }));
        });
        var exception = Assert.IsType<ForeignThreadException>(caught);
        Assert.Equal(foreignId, exception.ThreadId);
        Assert.Equal(Environment.CurrentManagedThreadId, exception.OwnerThreadId);
        Assert.Equal("a test's callback", exception.Enqueued);
        Assert.Contains(foreignId.ToString(), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trespass_surfaces_from_the_run_even_when_the_foreign_thread_hides_it()
    {
        _kernel.PostAt(new VirtualTime(5), new Callback(() => OnForeignThread(() => _kernel.PostAfter(new Duration(1), new Callback(() => { })))));
        var exception = Assert.Throws<ForeignThreadException>(() => _kernel.RunUntil(new VirtualTime(10)));
        Assert.Equal("a test's callback", exception.Enqueued);
    }

    [Fact]
    public void A_task_queued_from_a_foreign_thread_throws()
    {
        var caught = OnForeignThread(() => new Task(() => { }).Start(_kernel.TaskScheduler));
        Assert.IsType<ForeignThreadException>(caught!.InnerException ?? caught);
        Assert.Throws<ForeignThreadException>(() => _kernel.RunUntil(new VirtualTime(1)));
    }

    [Fact]
    public void A_kernel_may_be_made_on_one_thread_and_run_on_another()
    {
        bool fired = false;
        _kernel.Post(new Callback(() => _kernel.Post(new Callback(() => fired = true))));
        Assert.Null(OnForeignThread(() => _kernel.RunUntil(new VirtualTime(1))));
        Assert.True(fired);
    }

    private static Exception? OnForeignThread(Action action)
    {
        Exception? caught = null;
        var thread = new Thread(() => caught = Record.Exception(action));
        thread.Start();
        thread.Join();
        return caught;
    }
}
