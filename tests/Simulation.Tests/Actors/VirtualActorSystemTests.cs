using Akka.Actor;
using Akka.Event;
using Aurigraph.Simulation.Actors;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Actors;

public sealed class VirtualActorSystemTests : IDisposable
{
    private readonly Kernel _kernel = new();
    private readonly VirtualActorSystem _world;
    private readonly List<string> _seen = [];

    public VirtualActorSystemTests() => _world = VirtualActorSystem.Create(_kernel);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_told_message_is_handled_without_time_passing()
    {
        var actor = Act(_ => (message, _) => Note(message));
        actor.Tell("hello");
        Run(5);
        Assert.Equal(["hello@0"], _seen);
    }

    [Fact]
    public void Messages_of_many_actors_are_handled_in_the_order_in_which_they_were_told()
    {
        var actors = Enumerable.Range(0, 5).Select(i => Act(_ => (message, _) => Note($"{i}:{message}"))).ToArray();
        Run(1);
        foreach (int round in new[] { 1, 2 })
        {
            foreach (var actor in actors)
                actor.Tell(round);
        }
        Run(2);
        Assert.Equal(from round in new[] { 1, 2 } from i in Enumerable.Range(0, 5) select $"{i}:{round}@1", _seen);
    }

    [Fact]
    public void A_scheduled_message_arrives_at_its_instant()
    {
        var actor = Act(_ => (message, _) => Note(message));
        _world.System.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(7), actor, "tick", ActorRefs.NoSender);
        Run(20_000_000);
        Assert.Equal(["tick@7000000"], _seen);
    }

    [Fact]
    public void A_repeated_message_arrives_at_a_fixed_rate_until_it_is_cancelled()
    {
        var actor = Act(_ => (message, _) => Note(message));
        var cancelable = _world.System.Scheduler.ScheduleTellRepeatedlyCancelable(1, 2, actor, "tick", ActorRefs.NoSender);
        Run(6_000_000);
        cancelable.Cancel();
        Run(20_000_000);
        Assert.Equal(["tick@1000000", "tick@3000000", "tick@5000000"], _seen);
    }

    [Fact]
    public void A_scheduled_action_runs_at_its_instant()
    {
        _world.System.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(2), () => Note("once"));
        _world.System.Scheduler.Advanced.ScheduleRepeatedly(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(4), () => Note("again"));
        Run(6_000_000);
        Assert.Equal(["again@1000000", "once@2000000", "again@5000000"], _seen);
    }

    [Fact]
    public void Actor_timers_fire_and_a_restarted_one_replaces_the_earlier()
    {
        var actor = _world.System.ActorOf(Props.Create(() => new TimedActor(Note)));
        actor.Tell("arm 10");
        Run(5_000_000);
        actor.Tell("arm 10");
        Run(50_000_000);
        Assert.Equal(["fired@15000000"], _seen);
    }

    [Fact]
    public void A_receive_timeout_fires_after_silence()
    {
        var actor = Act(context =>
        {
            context.SetReceiveTimeout(TimeSpan.FromMilliseconds(3));
            return (message, _) =>
            {
                Note(message is ReceiveTimeout ? "silence" : message);
                if (message is ReceiveTimeout)
                    context.SetReceiveTimeout(null);
            };
        });
        actor.Tell("word");
        Run(20_000_000);
        Assert.Equal(["word@0", "silence@3000000"], _seen);
    }

    [Fact]
    public void A_watched_actors_death_is_told()
    {
        var victim = Act(_ => (_, _) => { });
        Act(context =>
        {
            context.Watch(victim);
            return (message, _) => Note(message is Terminated dead && dead.ActorRef.Equals(victim) ? "dead" : "?");
        });
        Run(1);
        _world.System.Stop(victim);
        Run(2);
        Assert.Equal(["dead@1"], _seen);
    }

    [Fact]
    public void A_failed_actor_is_restarted_and_the_error_is_kept()
    {
        int incarnations = 0;
        var actor = Act(_ =>
        {
            incarnations++;
            return (message, _) =>
            {
                if (message is "fail")
                    throw new InvalidDataException("on purpose");
                Note(message);
            };
        });
        actor.Tell("fail");
        actor.Tell("next");
        Run(1);
        Assert.Equal(2, incarnations);
        Assert.Equal(["next@0"], _seen);
        Assert.Equal(1, _world.ErrorCount);
        Assert.IsType<InvalidDataException>(_world.FirstError!.Cause);
        Assert.Contains("on purpose", Assert.Throws<ActorFailedException>(_world.ThrowIfFailed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stashed_messages_come_back_in_order()
    {
        var actor = _world.System.ActorOf(Props.Create(() => new StashingActor(Note)));
        foreach (string message in new[] { "a", "b", "open", "c" })
            actor.Tell(message);
        Run(1);
        Assert.Equal(["a@0", "b@0", "c@0"], _seen);
    }

    [Fact]
    public void The_event_stream_reaches_its_subscribers()
    {
        var actor = Act(_ => (message, _) => Note(message));
        _world.System.EventStream.Subscribe(actor, typeof(string));
        _world.System.EventStream.Publish("news");
        Run(1);
        Assert.Equal(["news@0"], _seen);
    }

    [Fact]
    public void An_asynchronous_handler_asks_another_actor_and_resumes_on_the_kernel()
    {
        var answerer = Act(context => (_, sender) => _world.System.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(4), sender, "answer", ActorRefs.NoSender));
        var asker = _world.System.ActorOf(Props.Create(() => new AskingActor(answerer, Note)));
        asker.Tell("go");
        asker.Tell("next");
        Run(20_000_000);
        Assert.Equal(["answer@4000000", "next@4000000"], _seen);
    }

    [Fact]
    public void A_piped_task_is_told_when_it_completes()
    {
        var actor = Act(context => (message, sender) =>
        {
            if (message is "start")
                _ = Delayed(_kernel.TimeProvider).PipeTo(context.Self, useConfigureAwait: true);
            else
                Note(message);
        });
        actor.Tell("start");
        Run(20_000_000);
        Assert.Equal(["piped@2000000"], _seen);
    }

    [Fact]
    public void A_state_machines_time_out_fires()
    {
        var machine = _world.System.ActorOf(Props.Create(() => new Lamp(Note)));
        machine.Tell("on");
        Run(20_000_000);
        Assert.Equal(["off@6000000"], _seen);
    }

    [Fact]
    public void Messages_to_a_stopped_actor_are_counted_as_dead_letters()
    {
        var actor = Act(_ => (_, _) => { });
        actor.Tell("one");
        Run(1);
        _world.System.Stop(actor);
        actor.Tell("queued");
        Run(2);
        actor.Tell("late");
        Run(3);
        Assert.Equal(2, _world.DeadLetterCount);
        Assert.StartsWith("String from ", _world.FirstDeadLetter, StringComparison.Ordinal);
    }

    [Fact]
    public void Unhandled_messages_are_counted()
    {
        _world.System.ActorOf(Props.Create(() => new TimedActor(Note))).Tell(17);
        Run(1);
        Assert.Equal(1, _world.UnhandledCount);
    }

    [Fact]
    public void Termination_stops_every_actor_without_moving_the_clock()
    {
        for (int i = 0; i < 10; i++)
            _world.System.ActorOf(Props.Create(() => new StopNoter(Note)), $"node-{i}");
        Run(9);
        Assert.True(_world.Terminate());
        Assert.True(_world.System.WhenTerminated.IsCompleted);
        Assert.Equal(10, _seen.Count);
        Assert.Equal(9, _kernel.Now.Nanoseconds);
    }

    [Fact]
    public void A_tell_from_a_foreign_thread_fails_the_run_and_names_the_message()
    {
        var actor = Act(_ => (_, _) => { });
        _world.System.EventStream.Subscribe(actor, typeof(Error));
        Run(1);
        var thread = new Thread(() => actor.Tell("smuggled"));
        thread.Start();
        thread.Join();
        var exception = Assert.Throws<ForeignThreadException>(() => Run(2));
        Assert.StartsWith("String for /user/", exception.Enqueued, StringComparison.Ordinal);
        Assert.Equal(thread.ManagedThreadId, exception.ThreadId);
    }

    [Fact]
    public void No_actor_runs_on_a_thread_of_its_own()
    {
        int threads = 0;
        int own = Environment.CurrentManagedThreadId;
        for (int i = 0; i < 100; i++)
            Act(_ => (_, _) => threads += Environment.CurrentManagedThreadId == own ? 0 : 1).Tell("where");
        Run(1);
        Assert.Equal(0, threads);
    }

    private static async Task<string> Delayed(TimeProvider time)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(2), time);
        return "piped";
    }

    private IActorRef Act(Func<IUntypedActorContext, Action<object, IActorRef>> behaviour) =>
        _world.System.ActorOf(BehaviourActor.Of(behaviour));

    private void Run(long until) => _kernel.RunUntil(new VirtualTime(until));

    private void Note(object what) => _seen.Add($"{what}@{_kernel.Now.Nanoseconds}");
}
