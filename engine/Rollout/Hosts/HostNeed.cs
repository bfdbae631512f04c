using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Rollout.Hosts;

/// <summary>What the containers of one host may use together, beside what the host has.</summary>
/// <param name="Host">Its id; null: all containers whose host the scenario leaves open.</param>
/// <param name="Containers">How many containers it gets.</param>
/// <param name="CoreLimits">Cores that they may use together.</param>
/// <param name="FixedMemory">Bytes that they take before the first transaction.</param>
/// <param name="MemoryLimits">Bytes that they may hold together.</param>
/// <param name="Cores">Cores that infrastructure leaves them; null: the scenario does not say.</param>
/// <param name="Memory">Bytes that infrastructure leaves them; null: the scenario does not say.</param>
public sealed record HostNeed(string? Host, int Containers, int CoreLimits, ByteCount FixedMemory, ByteCount MemoryLimits, double? Cores, ByteCount? Memory)
{
    /// <summary>Core limits over cores; null: the scenario does not say what there is.</summary>
    public double? CoreCommitment => Cores is { } cores ? CoreLimits / Math.Max(cores, 1e-9) : null;

    /// <summary>Whether more cores are promised than there are.</summary>
    public bool IsCoreOverCommitted => Cores is { } cores && CoreLimits > cores;

    /// <summary>Whether more memory is promised than there is.</summary>
    public bool IsMemoryOverCommitted => Memory is { } memory && MemoryLimits > memory;

    /// <summary>Whether what is taken before the first transaction is there.</summary>
    public bool Fits => Memory is not { } memory || FixedMemory <= memory;

    /// <summary>What there is to warn of, a sentence each; empty when every limit can be reached.</summary>
    public IEnumerable<string> Warnings()
    {
        if (IsCoreOverCommitted)
            yield return FormattableString.Invariant($"{Host}: the containers may use {CoreLimits} cores and {Cores:0.##} are there for them, {CoreCommitment:0.#} times as many as there are.");
        if (!Fits)
            yield return $"{Host}: the containers take {Megabytes(FixedMemory)} before the first transaction and {Megabytes(Memory!.Value)} are there for them; the last ones cannot start.";
        else if (IsMemoryOverCommitted)
            yield return $"{Host}: the memory limits add up to {Megabytes(MemoryLimits)} and {Megabytes(Memory!.Value)} are there for them; the host may be full before a limit is reached.";
    }

    /// <summary>The needs of a deployment: its hosts in their order, then what stands on no host.</summary>
    public static IReadOnlyList<HostNeed> Of(Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        List<HostNeed> needs = [.. deployment.Hosts.Select(h => Of(deployment, h))];
        List<Container> open = [.. deployment.Containers.Where(c => c.Host is null)];
        if (open.Count > 0)
            needs.Add(Sum(null, open, null, null));
        return needs;
    }

    private static HostNeed Of(Deployment deployment, Host host)
    {
        List<Reservation> reserved = [.. deployment.Infrastructure.Where(r => r.Host == host.Id)];
        return Sum(host.Id, [.. deployment.Containers.Where(c => c.Host == host.Id)], host.Cores - reserved.Sum(r => r.Cores), new ByteCount(host.Memory.Bytes - reserved.Sum(r => r.Memory.Bytes)));
    }

    private static HostNeed Sum(string? host, List<Container> containers, double? cores, ByteCount? memory) => new(host, containers.Count, containers.Sum(c => c.Cores),
        new ByteCount(containers.Sum(c => c.FixedMemory.Bytes)), new ByteCount(containers.Sum(c => c.Memory.Bytes)), cores, memory);

    private static string Megabytes(ByteCount size) => FormattableString.Invariant($"{size.Bytes / 1e6:#,0} MB");
}
