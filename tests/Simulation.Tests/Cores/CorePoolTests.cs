using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Tests.Time;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Cores;

public class CorePoolTests
{
    private readonly Kernel _kernel = new();
    private readonly List<string> _seen = [];

    [Fact]
    public void Work_on_an_idle_core_completes_after_its_cost()
    {
        var pool = Pool(1);
        Message(pool, "a", 7, argument: 3);
        Run(100);
        Assert.Equal(["a3@7"], _seen);
    }

    [Fact]
    public void Work_within_the_quantum_takes_one_event()
    {
        var pool = Pool(2);
        for (int i = 0; i < 10; i++)
            Message(pool, "a", 5);
        Run(100);
        Assert.Equal(10, _kernel.EventCount);
        Assert.Equal(10, pool.Completed);
    }

    [Fact]
    public void Waiting_messages_are_served_first_in_first_out()
    {
        var pool = Pool(1);
        foreach (string name in new[] { "a", "b", "c" })
            Message(pool, name, 4);
        Run(100);
        Assert.Equal(["a@4", "b@8", "c@12"], _seen);
    }

    [Fact]
    public void Control_goes_before_handlers_and_handlers_before_jobs()
    {
        var pool = Pool(1);
        Message(pool, "running", 4);
        Job(pool, "job", 2);
        Message(pool, "handler", 2);
        Message(pool, "control", 2, CoreClass.Control);
        Run(100);
        Assert.Equal(["running@4", "control@6", "handler@8", "job@10"], _seen);
    }

    [Fact]
    public void What_costs_nothing_does_not_wait_for_busy_cores()
    {
        var pool = Pool(1);
        Message(pool, "busy", 4);
        Message(pool, "free", 0);
        Job(pool, "free job", 0, parallelism: 3);
        Run(100);
        Assert.Equal(["free@0", "free job@0", "busy@4"], _seen);
    }

    [Fact]
    public void Work_longer_than_the_quantum_lets_waiting_work_of_its_class_go_first()
    {
        var pool = Pool(1, quantum: 10);
        Message(pool, "long", 25);
        Message(pool, "short", 3);
        Run(100);
        Assert.Equal(["short@13", "long@28"], _seen);
    }

    [Fact]
    public void Work_longer_than_the_quantum_goes_on_when_only_lower_classes_wait()
    {
        var pool = Pool(1, quantum: 10);
        Message(pool, "long", 25);
        Job(pool, "job", 3);
        Run(100);
        Assert.Equal(["long@25", "job@28"], _seen);
    }

    [Fact]
    public void A_message_waits_no_longer_than_a_quantum_for_a_job()
    {
        var pool = Pool(1, quantum: 10);
        Job(pool, "job", 100);
        At(3, () => Message(pool, "message", 5));
        Run(200);
        Assert.Equal(["message@15", "job@105"], _seen);
    }

    [Fact]
    public void A_job_alone_takes_its_cost_divided_by_its_parallelism()
    {
        var pool = Pool(4, quantum: 10);
        Job(pool, "job", 100, parallelism: 4);
        Run(200);
        Assert.Equal(["job@25"], _seen);
        Assert.Equal(100, pool.BusyTime().Nanoseconds);
    }

    [Theory]
    [InlineData(4, 512, 8, 25)]
    [InlineData(8, 512, 4, 25)]
    [InlineData(8, 2, 4, 50)]
    [InlineData(8, 512, 1, 100)]
    public void Cores_threads_and_parallelism_each_bound_a_job(int cores, int threads, int parallelism, long expected)
    {
        var pool = Pool(cores, quantum: 10, threads: threads);
        Job(pool, "job", 100, parallelism);
        Run(200);
        Assert.Equal([$"job@{expected}"], _seen);
    }

    [Fact]
    public void A_process_runs_no_more_jobs_at_once_than_it_has_threads()
    {
        var pool = Pool(4, quantum: 100, threads: 2, processes: [0, 0, 1]);
        for (int i = 0; i < 3; i++)
            Job(pool, $"shared{i}", 10, node: i % 2);
        Job(pool, "own", 10, node: 2);
        Assert.Equal(3, pool.Running);
        Run(100);
        Assert.Equal(["shared0@10", "shared1@10", "own@10", "shared2@20"], _seen);
    }

    [Fact]
    public void Jobs_that_wait_for_a_thread_take_turns_with_the_ones_that_run()
    {
        var pool = Pool(2, quantum: 10, threads: 1);
        Job(pool, "first", 20);
        Job(pool, "second", 20);
        Run(100);
        Assert.Equal(["first@30", "second@40"], _seen);
    }

    [Fact]
    public void Messages_are_not_bounded_by_the_threads_for_jobs()
    {
        var pool = Pool(2, threads: 1);
        Job(pool, "job", 10);
        Message(pool, "message", 10);
        Run(100);
        Assert.Equal(["job@10", "message@10"], _seen);
    }

    [Fact]
    public void A_change_of_job_costs_a_context_switch_while_more_is_runnable_than_cores()
    {
        var pool = Pool(1, quantum: 10, contextSwitch: 1);
        Job(pool, "a", 20);
        Job(pool, "b", 20);
        Run(100);
        // a: 0-10; b: 11-21, crowded by a; a: 22-32, crowded by b; b: 32-42 alone.
        Assert.Equal(["a@32", "b@42"], _seen);
        Assert.Equal(2, pool.ContextSwitches);
        Assert.Equal(42, pool.BusyTime().Nanoseconds);
    }

    [Fact]
    public void A_change_of_job_costs_nothing_while_every_job_has_a_core()
    {
        var pool = Pool(2, quantum: 10, contextSwitch: 1);
        Job(pool, "a", 20);
        Job(pool, "b", 20);
        At(25, () => Job(pool, "c", 5));
        Run(100);
        Assert.Equal(["a@20", "b@20", "c@30"], _seen);
        Assert.Equal(0, pool.ContextSwitches);
    }

    [Fact]
    public void Messages_that_run_to_completion_pay_no_context_switch()
    {
        var pool = Pool(1, quantum: 10, contextSwitch: 1);
        for (int i = 0; i < 4; i++)
            Message(pool, "m", 5);
        Run(100);
        Assert.Equal(["m@5", "m@10", "m@15", "m@20"], _seen);
    }

    [Fact]
    public void A_cancelled_nodes_work_vanishes_and_its_core_goes_to_the_next()
    {
        var pool = Pool(1, nodes: 2);
        Message(pool, "dead running", 10, node: 0);
        Message(pool, "dead queued", 10, node: 0);
        Message(pool, "alive", 10, node: 1);
        At(4, () =>
        {
            Message(pool, "dead free", 0, node: 0);
            pool.Cancel(0);
            Message(pool, "reborn", 10, node: 0);
        });
        Run(100);
        Assert.Equal(["alive@14", "reborn@24"], _seen);
        Assert.Equal(14, pool.BusyTime(0).Nanoseconds);
        Assert.Equal(10, pool.BusyTime(1).Nanoseconds);
        Assert.Equal(0, pool.Waiting);
    }

    [Fact]
    public void A_node_sleeps_while_no_message_of_it_is_processed_or_waits()
    {
        var pool = Pool(1, nodes: 2);
        Message(pool, "first", 10, node: 0);
        Message(pool, "second", 10, node: 0);
        // Jobs have threads of their own, and what is free takes no time.
        Job(pool, "job", 10, parallelism: 1, node: 1);
        Message(pool, "free", 0, node: 1);
        var asleep = new List<(bool, bool)>();
        foreach (long at in new[] { 5, 15, 21 })
            At(at, () => asleep.Add((pool.IsAsleep(0), pool.IsAsleep(1))));
        Run(25);
        Assert.Equal([(false, true), (false, true), (true, true)], asleep);
        Message(pool, "dead", 10, node: 1);
        Assert.False(pool.IsAsleep(1));
        pool.Cancel(1);
        Assert.True(pool.IsAsleep(1));
    }

    [Fact]
    public void A_cancelled_nodes_jobs_give_their_threads_back()
    {
        var pool = Pool(4, quantum: 10, threads: 2, nodes: 2);
        Job(pool, "dead", 100, parallelism: 2, node: 0);
        Job(pool, "dead waiting", 100, parallelism: 2, node: 0);
        Job(pool, "alive", 20, parallelism: 2, node: 1);
        At(5, () => pool.Cancel(0));
        Run(300);
        Assert.Equal(["alive@15"], _seen);
        Assert.Equal(10, pool.BusyTime(0).Nanoseconds);
    }

    [Fact]
    public void Slots_of_cancelled_work_are_used_again_without_mixing_completions()
    {
        var pool = Pool(2, quantum: 10, nodes: 2);
        for (int round = 0; round < 50; round++)
        {
            Job(pool, "dead", 100, parallelism: 2, node: 0);
            Message(pool, "dead", 15, node: 0);
            Message(pool, $"alive{round}", 5, node: 1);
            pool.Cancel(0);
            Run(_kernel.Now.Nanoseconds + 30);
        }
        Assert.Equal(Enumerable.Range(0, 50).Select(round => $"alive{round}@{(30 * round) + 5}"), _seen);
    }

    [Fact]
    public void A_slow_node_takes_longer_and_the_others_do_not()
    {
        var pool = Pool(2, quantum: 100, nodes: 2);
        pool.SetSpeed(0, 0.25);
        Message(pool, "slow", 10, node: 0);
        Message(pool, "fast", 10, node: 1);
        Run(200);
        Assert.Equal(["fast@10", "slow@40"], _seen);
        Assert.Equal(40, pool.BusyTime(0).Nanoseconds);
    }

    [Fact]
    public void A_change_of_speed_takes_hold_at_the_next_slice()
    {
        var pool = Pool(1, quantum: 10);
        Message(pool, "m", 30);
        At(5, () => pool.SetSpeed(0, 0.5));
        At(15, () => pool.SetSpeed(0, 1));
        Run(200);
        // 0-10 at full speed pays 10, 10-20 at half pays 5, the rest at full speed.
        Assert.Equal(["m@35"], _seen);
    }

    [Fact]
    public void Usage_counts_slices_under_way_at_the_edges_of_the_window()
    {
        var pool = Pool(2, quantum: 100, nodes: 2);
        Message(pool, "a", 10, node: 0);
        Message(pool, "b", 30, node: 1);
        Message(pool, "c", 20, node: 1);
        CoreUsage? from = null;
        At(5, () => from = pool.Snapshot());
        Run(25);
        var to = pool.Snapshot();
        Assert.Equal(1.0, to.UtilisationSince(from!));
        Assert.Equal(5 / 40.0, to.UtilisationSince(from!, 0));
        Assert.Equal(35 / 40.0, to.UtilisationSince(from!, 1));
        Assert.Equal(5 / 20.0, to.MeanWaitingSince(from!));
        Run(40);
        Assert.Equal(10 / 30.0, pool.Snapshot().UtilisationSince(to));
    }

    [Fact]
    public void A_completion_may_submit_more_work()
    {
        var pool = Pool(1);
        pool.Submit(CoreClass.Handler, 0, new Duration(5), new Callback(() => Message(pool, "second", 5)));
        Run(100);
        Assert.Equal(["second@10"], _seen);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        var pool = Pool(1, nodes: 2);
        var nothing = new Callback(() => { });
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Submit(CoreClass.Job, 0, new Duration(1), nothing));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Submit(CoreClass.Handler, 2, new Duration(1), nothing));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Submit(CoreClass.Handler, -1, new Duration(1), nothing));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Submit(CoreClass.Handler, 0, new Duration(-1), nothing));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.SubmitJob(0, new Duration(1), 0, nothing));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.SetSpeed(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.SetSpeed(0, double.NaN));
        Assert.Throws<ArgumentException>(() => Pool(0));
        Assert.Throws<ArgumentException>(() => Pool(1, quantum: 0));
    }

    private CorePool Pool(int cores, long quantum = 1_000, long contextSwitch = 0, int threads = 512, int nodes = 1, int[]? processes = null) =>
        new(_kernel, new CorePoolSettings
        {
            Cores = cores,
            Quantum = new Duration(quantum),
            ContextSwitch = new Duration(contextSwitch),
            ThreadsPerProcess = threads,
            ProcessOfNode = processes ?? new int[nodes],
        });

    private void Message(CorePool pool, string name, long cost, CoreClass coreClass = CoreClass.Handler, int node = 0, long argument = 0) =>
        pool.Submit(coreClass, node, new Duration(cost), Noting(name), argument);

    private void Job(CorePool pool, string name, long cost, int parallelism = 1, int node = 0) =>
        pool.SubmitJob(node, new Duration(cost), parallelism, Noting(name));

    private Callback Noting(string name) =>
        new(argument => _seen.Add($"{name}{(argument == 0 ? "" : argument)}@{_kernel.Now.Nanoseconds}"));

    private void At(long time, Action action) => _kernel.PostAt(new VirtualTime(time), new Callback(action));

    private void Run(long until) => _kernel.RunUntil(new VirtualTime(until));
}
