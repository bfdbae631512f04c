using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace Aurigraph.Simulation.Actors;

/// <summary>The one mailbox type of the virtual world; stands in for all of Akka's unbounded ones.</summary>
public sealed class VirtualMailbox : MailboxType, IProducesMessageQueue<VirtualMessageQueue>
{
    private readonly VirtualWorldSetup _world;

    /// <summary>The constructor Akka calls.</summary>
    public VirtualMailbox(Settings settings, Config config)
        : base(settings, config) => _world = VirtualWorldSetup.Of(settings);

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) =>
        new VirtualMessageQueue(_world.Kernel, _world.Trace, owner.Path.ToStringWithoutAddress());
}
