using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>One container: a share of cores, memory, NIC and disk for its nodes.</summary>
public sealed record Container
{
    /// <summary><c>&lt;role&gt;-container-&lt;k&gt;</c>, k from 1 within the role.</summary>
    public required string Id { get; init; }

    /// <summary>The role of all its nodes.</summary>
    public required NodeRole Role { get; init; }

    /// <summary>Its nodes, in order of their numbers.</summary>
    public required IReadOnlyList<NodeId> Nodes { get; init; }

    /// <summary>The host it runs on; null: it shares nothing.</summary>
    public string? Host { get; init; }

    /// <summary>How its cores are bounded.</summary>
    public CpuLimit CpuLimit { get; init; } = CpuLimit.Pinned;

    /// <summary>Cores pinned to it, or the core seconds a second of its quota; at least 1.</summary>
    public required int Cores { get; init; }

    /// <summary>The part of a quota that it gets, in (0, 1]: a design may be tried scaled down on a small machine.</summary>
    public double CoreShare { get; init; } = 1;

    /// <summary>Core seconds a second of its quota.</summary>
    public double CoreQuota => Cores * CoreShare;

    /// <summary>Memory limit.</summary>
    public required ByteCount Memory { get; init; }

    /// <summary>Where it stands; null when the scenario names no region.</summary>
    public string? Region { get; init; }

    /// <summary>What slim nodes keep of the committed stream.</summary>
    public StreamContent Follow { get; init; } = StreamContent.Full;

    /// <summary>Processes in it: 1 when its nodes share one, else one per node.</summary>
    public required int Processes { get; init; }

    /// <summary>Memory of one process before it does anything.</summary>
    public required ByteCount RuntimeBase { get; init; }

    /// <summary>Upper bound on concurrent CPU jobs of one process.</summary>
    public required int Threads { get; init; }

    /// <summary>Memory per thread.</summary>
    public required ByteCount ThreadStack { get; init; }

    /// <summary>Cache of the state store, per process.</summary>
    public required ByteCount StateCache { get; init; }

    /// <summary>One write buffer of the state store.</summary>
    public required ByteCount WriteBuffer { get; init; }

    /// <summary>How many write buffers, per process.</summary>
    public required int WriteBuffers { get; init; }

    /// <summary>Memory that is taken before the first transaction: all processes' base, stacks, caches and write buffers.</summary>
    public ByteCount FixedMemory => (RuntimeBase + ThreadStack * Threads + StateCache + WriteBuffer * WriteBuffers) * Processes;
}
