using Aurigraph.Node.Ports;

namespace Aurigraph.Simulation.Memory;

/// <summary>Memory as one incarnation of a node sees it. Once it is cut, what is left of the incarnation can neither take nor give.</summary>
internal sealed class NodeMemory : IMemoryPort
{
    private readonly ContainerMemory _container;
    private readonly int _node;
    private bool _isCut;

    /// <summary>The port of a node.</summary>
    public NodeMemory(ContainerMemory container, int node)
    {
        _container = container;
        _node = node;
    }

    /// <inheritdoc/>
    public bool TryTake(MemoryAccount account, long bytes) => !_isCut && _container.TryTake(_node, account, bytes);

    /// <inheritdoc/>
    public void Release(MemoryAccount account, long bytes)
    {
        if (!_isCut)
            _container.Release(_node, account, bytes);
    }

    /// <summary>Ends it.</summary>
    public void Cut() => _isCut = true;
}
