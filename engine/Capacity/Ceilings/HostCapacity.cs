using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>What a host has for its containers when all its hardware threads are busy.</summary>
internal static class HostCapacity
{
    /// <summary>Cores' worth of work a second: threads that infrastructure leaves, at what each is worth beside a busy sibling.</summary>
    public static double Cores(Deployment deployment, int host)
    {
        Host of = deployment.Hosts[host];
        double reserved = deployment.Infrastructure.Where(i => i.Host == of.Id).Sum(i => i.Cores);
        return Math.Max(0, of.Cores - reserved) * of.SmtYield;
    }

    /// <summary>Bytes that its containers take before the first transaction, and infrastructure reserves, beyond its memory; 0 when they fit.</summary>
    public static long MissingMemory(Deployment deployment, int host)
    {
        Host of = deployment.Hosts[host];
        long promised = deployment.Containers.Where(c => c.Host == of.Id).Sum(c => c.FixedMemory.Bytes) + deployment.Infrastructure.Where(i => i.Host == of.Id).Sum(i => i.Memory.Bytes);
        return Math.Max(0, promised - of.Memory.Bytes);
    }
}
