using Aurigraph.Live.Endpoints;
using Aurigraph.Live.Network;
using Aurigraph.Live.Nodes;
using Aurigraph.Storage;
using Aurigraph.Units;

namespace Aurigraph.Live.Runs;

/// <summary>A node in this process. Its end is an orderly one, whatever is asked for: it cannot be killed apart from the process.</summary>
internal sealed class HostedNode(LiveNodeOptions options) : INodeHandle
{
    private LiveNode? _node;

    /// <inheritdoc/>
    public NodeId Node => options.Node;

    /// <inheritdoc/>
    public bool IsUp => _node is { Broken.IsCompleted: false };

    /// <inheritdoc/>
    public async Task<bool> StartAsync(CancellationToken cancellation)
    {
        try
        {
            _node = await LiveNode.StartAsync(options).ConfigureAwait(false);
            return true;
        }
        catch (Exception refused) when (refused is StorageException or ListenException or CertificateException or EndpointsUnavailableException)
        {
            throw new LiveRunException($"{Node} did not start: {refused.Message}", refused) { IsRefusal = true };
        }
    }

    /// <inheritdoc/>
    public Task WantVotersAsync(IReadOnlyList<NodeId> voters)
    {
        _node?.WantVoters(voters);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task KillAsync() => StopAsync();

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        if (_node is { } node)
        {
            _node = null;
            await node.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);
}
