using Aurigraph.Live.Threads;

namespace Aurigraph.Live.Tests.Threads;

public class WorkQueueTests
{
    [Fact]
    public void Work_is_taken_in_the_order_in_which_it_was_added()
    {
        var queue = new WorkQueue<int>();
        queue.Add(1);
        queue.Add(2);

        Assert.True(queue.TryTake(out int first));
        Assert.True(queue.TryTake(out int second));
        Assert.Equal((1, 2), (first, second));
    }

    [Fact]
    public async Task Threads_that_sleep_are_woken_for_each_piece_of_work()
    {
        var queue = new WorkQueue<int>();
        Task<int>[] takers = [.. Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(() => queue.TryTake(out int work) ? work : -1, TaskCreationOptions.LongRunning))];

        for (int i = 1; i <= 3; i++)
            queue.Add(i);

        int[] taken = await Task.WhenAll(takers).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal([1, 2, 3], taken.Order());
    }

    [Fact]
    public async Task After_completing_what_is_there_is_taken_then_threads_end()
    {
        var queue = new WorkQueue<int>();
        queue.Add(7);
        queue.Complete();
        queue.Add(8);

        Assert.True(queue.TryTake(out int work));
        Assert.Equal(7, work);
        Assert.False(await Task.Run(() => queue.TryTake(out _)).WaitAsync(TimeSpan.FromSeconds(20)));
    }
}
