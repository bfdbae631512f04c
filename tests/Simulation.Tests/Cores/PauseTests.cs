using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Tests.Time;
using Aurigraph.Simulation.Time;
using Aurigraph.Simulation.World;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Cores;

public class PauseTests
{
    private readonly Kernel _kernel = new();
    private readonly List<string> _seen = [];

    [Fact]
    public void What_runs_is_stopped_and_goes_on_where_it_was()
    {
        var pool = Pool(1);
        Message(pool, "a", 10);
        At(4, () => pool.Pause(0));
        At(20, () => pool.Resume(0));
        Run(100);
        Assert.Equal(["a@26"], _seen);
        Assert.Equal(10, pool.BusyTime().Nanoseconds);
    }

    [Fact]
    public void What_comes_during_a_pause_waits_behind_what_was_there_and_control_goes_first()
    {
        var pool = Pool(1);
        Message(pool, "running", 10);
        Message(pool, "waiting", 10);
        At(4, () => pool.Pause(0));
        At(5, () => Message(pool, "late", 10));
        At(6, () => Message(pool, "control", 1, CoreClass.Control));
        At(7, () => pool.SubmitJob(0, new Duration(10), 1, Noting("job")));
        At(20, () => pool.Resume(0));
        Run(100);
        Assert.Equal(["control@21", "running@27", "waiting@37", "late@47", "job@57"], _seen);
    }

    [Fact]
    public void What_costs_nothing_waits_for_the_end_of_a_pause_too()
    {
        var pool = Pool(1);
        pool.Pause(0);
        Message(pool, "message", 0);
        pool.SubmitJob(0, Duration.Zero, 4, Noting("job"));
        At(20, () => pool.Resume(0));
        Run(100);
        Assert.Equal(["message@20", "job@20"], _seen);
    }

    [Fact]
    public void Other_processes_of_the_container_go_on_and_may_use_its_cores()
    {
        var pool = Pool(1, 0, 1);
        Message(pool, "a", 10, node: 0);
        Message(pool, "b", 10, node: 1);
        At(4, () => pool.Pause(0));
        At(30, () => pool.Resume(0));
        Run(100);
        Assert.Equal(["b@14", "a@36"], _seen);
    }

    [Fact]
    public void A_slice_that_ends_as_the_pause_begins_is_done()
    {
        var pool = Pool(1);
        At(10, () => pool.Pause(0));
        Message(pool, "a", 10);
        Message(pool, "b", 10);
        At(20, () => pool.Resume(0));
        Run(100);
        Assert.Equal(["a@10", "b@30"], _seen);
    }

    [Fact]
    public void A_crash_during_a_pause_takes_what_waited_and_its_threads()
    {
        var pool = new CorePool(_kernel, new CorePoolSettings { Cores = 2, Quantum = new Duration(1_000), ThreadsPerProcess = 2, ProcessOfNode = [0] });
        pool.SubmitJob(0, new Duration(40), 2, Noting("lost"));
        pool.SubmitJob(0, Duration.Zero, 1, Noting("lost, too"));
        At(4, () => pool.Pause(0));
        At(5, () => Message(pool, "lost as well", 0));
        At(6, () => pool.Cancel(0));
        At(20, () => pool.Resume(0));
        At(30, () => pool.SubmitJob(0, new Duration(40), 2, Noting("whole")));
        Run(100);
        Assert.Equal(["lost, too@0", "whole@50"], _seen);
        Assert.Equal(0, pool.Waiting);
    }

    [Fact]
    public void The_share_of_busy_time_lost_is_the_mean_length_over_the_mean_of_length_and_interval()
    {
        var pool = Pool(1);
        var pauses = new RuntimePauses(new ExponentialLatency(Duration.FromMilliseconds(90), Duration.Zero), new LognormalLatency(Duration.FromMilliseconds(10), 0.5));
        _ = new RuntimePauser(_kernel, pool, 0, pauses, new SeededGenerator(3));
        Again();
        _kernel.RunUntil(VirtualTime.Zero + Duration.FromMilliseconds(1_000_000));
        double expected = pauses.Length.Mean.Nanoseconds / (double)(pauses.Length.Mean + pauses.Every.Mean).Nanoseconds;
        double lost = 1 - (pool.BusyTime().Nanoseconds / 1e12);
        Assert.InRange(lost, expected * 0.97, expected * 1.03);

        void Again() => pool.Submit(CoreClass.Handler, 0, Duration.FromMilliseconds(5), new Callback(Again));
    }

    private CorePool Pool(int cores, params int[] processes) =>
        new(_kernel, new CorePoolSettings { Cores = cores, Quantum = new Duration(10_000_000), ProcessOfNode = processes.Length == 0 ? [0] : processes });

    private void Message(CorePool pool, string name, long cost, CoreClass coreClass = CoreClass.Handler, int node = 0) =>
        pool.Submit(coreClass, node, new Duration(cost), Noting(name));

    private Callback Noting(string name) => new(() => _seen.Add($"{name}@{_kernel.Now.Nanoseconds}"));

    private void At(long time, Action action) => _kernel.PostAt(new VirtualTime(time), new Callback(action));

    private void Run(long until) => _kernel.RunUntil(new VirtualTime(until));
}
