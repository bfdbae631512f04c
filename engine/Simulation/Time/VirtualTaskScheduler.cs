namespace Aurigraph.Simulation.Time;

/// <summary>Runs tasks and the continuations of <c>await</c> as kernel events, in the order they were queued.</summary>
internal sealed class VirtualTaskScheduler : TaskScheduler
{
    private readonly Kernel _kernel;

    /// <summary>A scheduler that posts to a kernel.</summary>
    public VirtualTaskScheduler(Kernel kernel) => _kernel = kernel;

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        _kernel.RequireOwner("a task");
        _kernel.Post(new TaskEvent(this, task));
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        _kernel.IsOwner && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private sealed class TaskEvent : IKernelEvent
    {
        private readonly VirtualTaskScheduler _scheduler;
        private readonly Task _task;

        public TaskEvent(VirtualTaskScheduler scheduler, Task task)
        {
            _scheduler = scheduler;
            _task = task;
        }

        // False means that it ran inline meanwhile.
        public void Fire(long argument) => _ = _scheduler.TryExecuteTask(_task);
    }
}
