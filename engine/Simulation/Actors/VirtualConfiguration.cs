using Akka.Configuration;

namespace Aurigraph.Simulation.Actors;

/// <summary>Akka's settings in the virtual world: every part that would start a thread or read a clock is replaced.</summary>
internal static class VirtualConfiguration
{
    private static readonly string Scheduler = NameOf<VirtualScheduler>();
    private static readonly string Dispatcher = NameOf<VirtualDispatcherConfigurator>();
    private static readonly string Mailbox = NameOf<VirtualMailbox>();

    /// <summary>The settings.</summary>
    public static Config Config { get; } = ConfigurationFactory.ParseString($$"""
        akka {
          loggers = []
          loglevel = OFF
          stdout-loglevel = OFF
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          suppress-json-serializer-warning = on
          scheduler.implementation = "{{Scheduler}}"
          coordinated-shutdown {
            run-by-clr-shutdown-hook = off
            run-by-actor-system-terminate = off
            terminate-actor-system = off
          }
          actor {
            default-dispatcher { type = "{{Dispatcher}}", id = virtual }
            internal-dispatcher { type = "{{Dispatcher}}", id = virtual-internal }
            default-blocking-io-dispatcher { type = "{{Dispatcher}}", id = virtual-blocking }
            default-mailbox.mailbox-type = "{{Mailbox}}"
            mailbox {
              unbounded-queue-based.mailbox-type = "{{Mailbox}}"
              unbounded-deque-based.mailbox-type = "{{Mailbox}}"
              logger-queue.mailbox-type = "{{Mailbox}}"
            }
          }
        }
        """);

    private static string NameOf<T>() => $"{typeof(T).FullName}, {typeof(T).Assembly.GetName().Name}";
}
