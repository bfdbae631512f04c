using Aurigraph.Units;

namespace Aurigraph.Live.Runs;

/// <summary>A node of a live run as its conductor sees it.</summary>
internal interface INodeHandle : IAsyncDisposable
{
    /// <summary>The node.</summary>
    NodeId Node { get; }

    /// <summary>Whether it runs.</summary>
    bool IsUp { get; }

    /// <summary>Starts it from what it has made durable.</summary>
    /// <returns>Whether it is up; false when it was killed before it was.</returns>
    /// <exception cref="LiveRunException">It does not start.</exception>
    Task<bool> StartAsync(CancellationToken cancellation);

    /// <summary>Says to it who is to vote, while it runs.</summary>
    Task WantVotersAsync(IReadOnlyList<NodeId> voters);

    /// <summary>Ends it in the middle of whatever it does; returns when it is gone.</summary>
    Task KillAsync();

    /// <summary>Asks it to end, and returns when it has.</summary>
    Task StopAsync();
}
