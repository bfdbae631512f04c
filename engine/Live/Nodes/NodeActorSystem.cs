using Akka.Actor;
using Akka.Configuration;
using Aurigraph.Live.Time;

namespace Aurigraph.Live.Nodes;

/// <summary>The actor system in which the actors of a node run: local, with timers that are precise.</summary>
internal static class NodeActorSystem
{
    /// <summary>A new one.</summary>
    public static ActorSystem Create() => ActorSystem.Create("node", ConfigurationFactory.ParseString($$"""
        akka {
          loglevel = OFF
          stdout-loglevel = OFF
          loggers = []
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          coordinated-shutdown.run-by-clr-shutdown-hook = off
          coordinated-shutdown.exit-clr = off
          # All actors of a node on one thread: what one tells another wakes nobody up. Long work has threads of its own.
          actor.default-dispatcher {
            type = Dispatcher
            throughput = 20
            executor = "{{typeof(OneThreadExecutor).AssemblyQualifiedName}}"
          }
          scheduler.implementation = "{{typeof(PreciseScheduler).AssemblyQualifiedName}}"
        }
        """));
}
