using Akka.Actor;
using Aurigraph.Node.Admission;
using Aurigraph.Node.Batching;
using Aurigraph.Node.Consensus;
using Aurigraph.Node.Dissemination;
using Aurigraph.Node.Observers;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node;

/// <summary>One incarnation of a node: composes the actors its role needs and supervises them. When one of them breaks an invariant the
/// whole node stops and the probe is told why; nothing is restarted in place, since what broke may be in memory.</summary>
internal sealed class NodeActor : UntypedActor
{
    private readonly NodeSettings _settings;
    private readonly NodePorts _ports;

    public NodeActor(NodeSettings settings, NodePorts ports, NodeLink link)
    {
        _settings = settings;
        _ports = ports;
        if (settings.IsOrigin)
        {
            link.Origin = Context.ActorOf(Props.Create(() => new OriginActor(settings, ports, link)), "origin");
            IActorRef batching = Context.ActorOf(Props.Create(() => new BatchingActor(settings, ports, link.Origin)), "batching");
            var mempool = new Mempool(settings.Origin);
            link.Mempool = mempool;
            link.Admission = Context.ActorOf(Props.Create(() => new AdmissionActor(settings, ports, mempool, batching)), "admission");
        }
        if (settings.IsValidator)
            link.Open(Context.ActorOf(Props.Create(() => new ReplicaActor(settings, ports, link)), "replica"));
        else if (settings.Observers.Contains(settings.Self) && settings.Follow != StreamContent.None)
            link.Observer = Context.ActorOf(Props.Create(() => new ObserverActor(settings, ports, link)), "observer");
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new AllForOneStrategy(Decide);

    /// <inheritdoc/>
    protected override void OnReceive(object message) => Unhandled(message);

    private Directive Decide(Exception cause)
    {
        _ports.Probe.Failed(_settings.Self, Reason(cause));
        return Directive.Stop;
    }

    /// <summary>What broke an actor while it was made comes wrapped.</summary>
    private static Exception Reason(Exception cause)
    {
        for (Exception? inner = cause; inner is not null; inner = inner.InnerException)
        {
            if (inner is InvariantException)
                return inner;
        }
        return cause;
    }
}
