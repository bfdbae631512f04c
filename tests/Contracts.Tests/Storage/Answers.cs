using System.Collections.Concurrent;
using Akka.Actor;

namespace Aurigraph.Contracts.Tests.Storage;

/// <summary>Takes the answers of a store in the order in which they come.</summary>
internal sealed class Answers : MinimalActorRef
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly BlockingCollection<object> _taken = [];

    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "answers"));

    public override IActorRefProvider Provider => throw new NotSupportedException();

    /// <summary>The next answer.</summary>
    public object Next() => _taken.TryTake(out object? answer, Deadline) ? answer : throw new TimeoutException($"The store did not answer within {Deadline}.");

    /// <summary>How many have come and were not taken.</summary>
    public int Waiting => _taken.Count;

    protected override void TellInternal(object message, IActorRef sender) => _taken.Add(message);
}
