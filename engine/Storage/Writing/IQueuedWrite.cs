using Akka.Actor;

namespace Aurigraph.Storage.Writing;

/// <summary>A write that waits for its turn.</summary>
internal interface IQueuedWrite
{
    /// <summary>Bytes it holds until it is done.</summary>
    long Bytes { get; }

    /// <summary>Stages it, on the writer's thread.</summary>
    void Stage();

    /// <summary>Who is told when it is durable; null: nobody.</summary>
    IActorRef? ReplyTo { get; }

    /// <summary>What is told.</summary>
    object? Completion { get; }
}
