using Akka.Actor;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Actors;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;
using BenchmarkDotNet.Attributes;

namespace Aurigraph.Benchmarks;

/// <summary>One delivery to an actor: told, run, handled. Without and with a trace; a bare priority queue with a virtual call beside it.</summary>
public class DeliveryBenchmarks
{
    private const int Deliveries = 1_000_000;
    private const int Actors = 64;

    private readonly DelayTable _delays = new(1);
    private readonly List<IActorRef> _actors = [];
    private readonly PriorityQueue<IKernelEvent, (long Time, long Sequence)> _queue = new();
    private VirtualActorSystem? _world;
    private long _left;

    /// <summary>Whether deliveries are hashed.</summary>
    [Params(false, true)]
    public bool Traced { get; set; }

    /// <summary>Makes the actors.</summary>
    [GlobalSetup]
    public void Start()
    {
        _world = VirtualActorSystem.Create(new Kernel(), Traced ? new Trace() : null);
        _actors.Clear();
        for (int i = 0; i < Actors; i++)
        {
            int next = (i + 1) % Actors;
            _actors.Add(_world.System.ActorOf(Props.Create(() => new Relay(this, next)), $"relay-{i}"));
        }
        _world.Kernel.RunUntil(new VirtualTime(1));
    }

    /// <summary>The framework's queue and a virtual call, without actors.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Deliveries)]
    public void BarePriorityQueue()
    {
        var nothing = new Nothing();
        for (int i = 0; i < Actors; i++)
            _queue.Enqueue(nothing, (_delays.Next().Nanoseconds, i));
        for (int i = 0; i < Deliveries; i++)
        {
            _queue.TryDequeue(out var happening, out var key);
            happening!.Fire(0);
            _queue.Enqueue(happening, (key.Time + _delays.Next().Nanoseconds, i));
        }
        _queue.Clear();
    }

    /// <summary>Actor tells actor: the next is handled in the same instant.</summary>
    [Benchmark(OperationsPerInvoke = Deliveries)]
    public void Told() => Run(new Token(7));

    /// <summary>A kernel event tells an actor, as the network does: two events per delivery.</summary>
    [Benchmark(OperationsPerInvoke = Deliveries)]
    public void ToldByAnEvent() => Run(new Parcel(7));

    private void Run(object message)
    {
        _left = Deliveries;
        foreach (var actor in _actors)
            actor.Tell(message);
        _world!.Kernel.RunUntil(VirtualTime.Never);
    }

    private sealed class Relay(DeliveryBenchmarks owner, int next) : UntypedActor, IKernelEvent
    {
        private Parcel? _parcel;

        public void Fire(long argument) => owner._actors[next].Tell(_parcel!, ActorRefs.NoSender);

        protected override void OnReceive(object message)
        {
            if (owner._left-- <= 0)
                return;
            if (message is Parcel parcel)
            {
                _parcel = parcel;
                owner._world!.Kernel.PostAfter(owner._delays.Next(), this);
            }
            else
            {
                owner._actors[next].Tell(message, ActorRefs.NoSender);
            }
        }
    }

    private sealed class Nothing : IKernelEvent
    {
        public void Fire(long argument)
        {
        }
    }

    private sealed record Token(ulong TraceHash) : ITraced;

    private sealed record Parcel(ulong TraceHash) : ITraced;
}
