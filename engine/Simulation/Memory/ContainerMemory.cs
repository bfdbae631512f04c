using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Memory;

/// <summary>
/// The memory of a container, counted by bytes held: by account and node, and for each process what its nodes share.
/// <para>Model. What would pass the limit is refused. In kill mode the first refusal also posts one event, so that the container can be
/// killed as the operating system would; in reject mode the caller must do without.</para>
/// <para>Not modelled: garbage that is not collected yet, fragmentation, page cache.</para>
/// </summary>
public sealed class ContainerMemory
{
    private readonly Kernel _kernel;
    private readonly ContainerMemorySettings _settings;
    private readonly IKernelEvent? _limitPassed;
    private readonly HostMemory? _host;
    private readonly AccountSheet[] _nodes;
    private readonly AccountSheet[] _own;
    private readonly AccountSheet[] _processes;
    private readonly AccountSheet _container = new();
    private readonly NodeMemory?[] _ports;
    private readonly int[] _nodesOfProcess;
    private bool _limitReported;

    /// <summary>Empty memory.</summary>
    /// <param name="kernel">Clock and events.</param>
    /// <param name="settings">Limit, processes.</param>
    /// <param name="limitPassed">Fires once when the limit is passed in kill mode, with the index of the node that passed it, or -1 for a
    /// process; again only after <see cref="Rearm"/>. Null when nobody cares.</param>
    /// <param name="host">Memory that it shares with other containers; null: it shares none. What would pass it is refused as what passes the limit.</param>
    public ContainerMemory(Kernel kernel, ContainerMemorySettings settings, IKernelEvent? limitPassed = null, HostMemory? host = null)
    {
        settings.Validate();
        _kernel = kernel;
        _settings = settings;
        _limitPassed = limitPassed;
        _host = host;
        int nodes = settings.ProcessOfNode.Count;
        _nodes = Sheets(nodes);
        _own = Sheets(nodes);
        _processes = Sheets(nodes);
        _ports = new NodeMemory?[nodes];
        _nodesOfProcess = new int[nodes];
        foreach (int process in settings.ProcessOfNode)
            _nodesOfProcess[process]++;
    }

    /// <summary>The limit.</summary>
    public ByteCount Limit => _settings.Limit;

    /// <summary>Bytes held now.</summary>
    public ByteCount Used => new(_container.Total);

    /// <summary>How often something was refused.</summary>
    public long Refusals { get; private set; }

    /// <summary>How often the limit was passed in kill mode, counted once until <see cref="Rearm"/>.</summary>
    public int LimitPassedCount { get; private set; }

    /// <summary>Most bytes the container held at one time.</summary>
    public MemoryPeak Peak => _container.Peak;

    /// <summary>Bytes a node holds now, its share of its process included.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    public ByteCount UsedBy(int node) => new(_nodes[node].Total);

    /// <summary>Bytes a node holds now in one account, its share of its process included.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    /// <param name="account">Which account.</param>
    public ByteCount UsedBy(int node, MemoryAccount account) => new(_nodes[node][account]);

    /// <summary>Most bytes a node held at one time, its share of its process included.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    public MemoryPeak PeakOf(int node) => _nodes[node].Peak;

    /// <summary>How often something was refused to a node.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    public long RefusalsOf(int node) => _nodes[node].Refusals;

    /// <summary>Starts an incarnation of a node: the port through which it takes memory.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    /// <exception cref="InvalidOperationException">The node's earlier incarnation was not closed.</exception>
    public IMemoryPort Open(int node)
    {
        if (_ports[node] is not null)
            throw new InvalidOperationException($"Node {node} has a memory port: close it before the next incarnation opens one.");
        var port = new NodeMemory(this, node);
        _ports[node] = port;
        return port;
    }

    /// <summary>Ends an incarnation of a node: all it held is given back, and its port takes and gives nothing from now on.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    public void Close(int node)
    {
        _ports[node]?.Cut();
        _ports[node] = null;
        foreach (var account in AccountSheet.Accounts)
        {
            long held = _own[node][account];
            _own[node].Add(account, -held, _kernel.Now);
            _nodes[node].Add(account, -held, _kernel.Now);
            AddToContainer(account, -held, _kernel.Now);
        }
    }

    /// <summary>Takes bytes that the nodes of a process share: its base, its stacks, its cache, its write buffers. Each node is shown an equal part.</summary>
    /// <param name="process">Index of the process within the container, from 0.</param>
    /// <param name="account">Who holds them.</param>
    /// <param name="bytes">How many; not negative.</param>
    /// <returns>False when the limit would be passed; then nothing is taken.</returns>
    public bool TryTakeShared(int process, MemoryAccount account, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        if (!Fits(bytes))
            return Refuse(-1);
        AddShared(process, account, bytes);
        return true;
    }

    /// <summary>Takes what a process of a container holds before its first transaction: base, thread stacks, state cache, write buffers.</summary>
    /// <param name="process">Index of the process within the container, from 0.</param>
    /// <param name="container">Sizes.</param>
    /// <returns>False when it does not fit; then what was taken before is kept, and the process must be released.</returns>
    public bool TryTakeFixed(int process, Container container) =>
        TryTakeShared(process, MemoryAccount.Runtime, (container.RuntimeBase + (container.ThreadStack * container.Threads)).Bytes)
        && TryTakeShared(process, MemoryAccount.StateCache, container.StateCache.Bytes)
        && TryTakeShared(process, MemoryAccount.WriteBuffer, (container.WriteBuffer * container.WriteBuffers).Bytes);

    /// <summary>Gives back all that a process shares: it has died.</summary>
    /// <param name="process">Index of the process within the container, from 0.</param>
    public void ReleaseShared(int process)
    {
        foreach (var account in AccountSheet.Accounts)
            AddShared(process, account, -_processes[process][account]);
    }

    /// <summary>Lets the limit be reported again: the container has been restarted.</summary>
    public void Rearm() => _limitReported = false;

    /// <summary>Takes bytes for a node.</summary>
    internal bool TryTake(int node, MemoryAccount account, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        if (!Fits(bytes))
        {
            _nodes[node].Refusals++;
            return Refuse(node);
        }
        AddOwn(node, account, bytes);
        return true;
    }

    /// <summary>Takes bytes back from a node.</summary>
    internal void Release(int node, MemoryAccount account, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        if (bytes > _own[node][account])
        {
            throw new InvariantException(
                $"Node {node} of the container gives back {bytes} bytes of {account} at {_kernel.Now}, but holds {_own[node][account]}: it gave something back twice or never took it.");
        }
        AddOwn(node, account, -bytes);
    }

    private static AccountSheet[] Sheets(int count) => [.. Enumerable.Range(0, count).Select(_ => new AccountSheet())];

    private bool Fits(long bytes) => bytes <= _settings.Limit.Bytes - _container.Total && (_host is null || bytes <= _host.Free);

    private void AddToContainer(MemoryAccount account, long bytes, VirtualTime now)
    {
        _container.Add(account, bytes, now);
        _host?.Add(bytes);
    }

    private bool Refuse(int node)
    {
        Refusals++;
        if (_settings.OnLimit == MemoryLimitAction.Kill && !_limitReported)
        {
            _limitReported = true;
            LimitPassedCount++;
            if (_limitPassed is not null)
                _kernel.Post(_limitPassed, node);
        }
        return false;
    }

    private void AddOwn(int node, MemoryAccount account, long bytes)
    {
        var now = _kernel.Now;
        _own[node].Add(account, bytes, now);
        _nodes[node].Add(account, bytes, now);
        AddToContainer(account, bytes, now);
    }

    private void AddShared(int process, MemoryAccount account, long bytes)
    {
        var now = _kernel.Now;
        int sharers = _nodesOfProcess[process];
        long before = _processes[process][account];
        _processes[process].Add(account, bytes, now);
        AddToContainer(account, bytes, now);
        int rank = 0;
        for (int node = 0; node < _nodes.Length; node++)
        {
            if (_settings.ProcessOfNode[node] != process)
                continue;
            _nodes[node].Add(account, Part(before + bytes, sharers, rank) - Part(before, sharers, rank), now);
            rank++;
        }
    }

    private static long Part(long whole, int parts, int rank) => (whole / parts) + (rank < whole % parts ? 1 : 0);
}
