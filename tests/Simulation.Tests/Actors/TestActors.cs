using Akka.Actor;

namespace Aurigraph.Simulation.Tests.Actors;

internal sealed class BehaviourActor(Func<IUntypedActorContext, Action<object, IActorRef>> behaviour) : UntypedActor
{
    private Action<object, IActorRef>? _handle;

    public static Props Of(Func<IUntypedActorContext, Action<object, IActorRef>> behaviour) => Props.Create(() => new BehaviourActor(behaviour));

    protected override void PreStart() => _handle = behaviour(Context);

    protected override void OnReceive(object message) => _handle!(message, Sender);
}

internal sealed class TimedActor : ReceiveActor, IWithTimers
{
    public TimedActor(Action<object> note)
    {
        Receive<string>(text => text == "arm 10", _ => Timers!.StartSingleTimer("t", "fired", TimeSpan.FromMilliseconds(10)));
        Receive<string>(text => text == "fired", text => note(text));
    }

    public ITimerScheduler? Timers { get; set; }
}

internal sealed class StashingActor : ReceiveActor, IWithUnboundedStash
{
    public StashingActor(Action<object> note)
    {
        Receive<string>(text => text == "open", _ =>
        {
            Become(() => Receive<string>(text => note(text)));
            Stash!.UnstashAll();
        });
        Receive<string>(_ => Stash!.Stash());
    }

    public IStash? Stash { get; set; }
}

internal sealed class AskingActor : ReceiveActor
{
    public AskingActor(IActorRef answerer, Action<object> note)
    {
        ReceiveAsync<string>(text => text == "go", async _ => note(await answerer.Ask<string>("question")));
        Receive<string>(text => note(text));
    }
}

internal sealed class StopNoter(Action<object> note) : UntypedActor
{
    protected override void OnReceive(object message) => Unhandled(message);

    protected override void PostStop() => note("stopped");
}

internal sealed class Lamp : FSM<string, int>
{
    public Lamp(Action<object> note)
    {
        StartWith("dark", 0);
        When("dark", e => e.FsmEvent is "on" ? GoTo("lit") : null);
        When("lit", e => e.FsmEvent is StateTimeout ? Off(note) : null, TimeSpan.FromMilliseconds(6));
        Initialize();
    }

    private State<string, int> Off(Action<object> note)
    {
        note("off");
        return GoTo("dark");
    }
}
