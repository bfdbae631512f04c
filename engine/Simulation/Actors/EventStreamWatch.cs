using Akka.Actor;
using Akka.Event;

namespace Aurigraph.Simulation.Actors;

/// <summary>Counts what Akka publishes when something goes wrong. It is an address without a mailbox: counting costs no event.</summary>
internal sealed class EventStreamWatch : MinimalActorRef
{
    private readonly ExtendedActorSystem _system;

    /// <summary>A watch that has subscribed to the system's event stream.</summary>
    public EventStreamWatch(ExtendedActorSystem system)
    {
        _system = system;
        Path = system.Provider.RootPath / "event-stream-watch";
        system.EventStream.Subscribe(this, typeof(DeadLetter));
        system.EventStream.Subscribe(this, typeof(UnhandledMessage));
        system.EventStream.Subscribe(this, typeof(Error));
    }

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    /// <inheritdoc/>
    public override IActorRefProvider Provider => _system.Provider;

    /// <summary>Dead letters so far.</summary>
    public long DeadLetterCount { get; private set; }

    /// <summary>The first dead letter as text.</summary>
    public string? FirstDeadLetter { get; private set; }

    /// <summary>Unhandled messages so far.</summary>
    public long UnhandledCount { get; private set; }

    /// <summary>Errors so far.</summary>
    public long ErrorCount { get; private set; }

    /// <summary>The first error.</summary>
    public Error? FirstError { get; private set; }

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case DeadLetter letter:
                DeadLetterCount++;
                FirstDeadLetter ??= $"{letter.Message.GetType().Name} from {letter.Sender.Path} to {letter.Recipient.Path}";
                break;
            case UnhandledMessage:
                UnhandledCount++;
                break;
            case Error error:
                ErrorCount++;
                FirstError ??= error;
                break;
        }
    }
}
