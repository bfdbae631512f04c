using Aurigraph.Measurement;
using Aurigraph.Simulation.World;
using Aurigraph.Units;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Simulation.Recording;

/// <summary>Names the busiest resource of the window. A resource that is all but saturated goes before the window that fills because of it, and cores that are before the applying that waits for them;
/// memory counts when something was refused or killed for the lack of it.</summary>
internal sealed class BottleneckFinder(SimulatedWorld world, IReadOnlyList<ContainerFigures> containers, IReadOnlyList<HostFigures> hosts)
{
    private const double Saturated = 0.9;
    private const double Idle = 0.01;

    /// <summary>The bottleneck; "none" when nothing is used.</summary>
    public Bottleneck Find()
    {
        if (containers.FirstOrDefault(c => c.MemoryKills > 0) is { } killed)
            return new Bottleneck("memory", killed.Id, Math.Min(1, (double)killed.MemoryPeak / killed.MemoryLimit));
        Bottleneck busiest = Resources().MaxBy(r => r.Utilisation) ?? new Bottleneck("none", "", 0);
        Bottleneck? window = Windows().MaxBy(r => r.Utilisation);
        if (busiest.Utilisation < Saturated && window is not null && window.Utilisation > Math.Max(0.5, busiest.Utilisation))
            return window;
        return busiest.Utilisation < Idle ? new Bottleneck("none", "", busiest.Utilisation) : busiest;
    }

    private IEnumerable<Bottleneck> Resources()
    {
        // What is shared is named before who shares it.
        foreach (HostFigures host in hosts)
        {
            yield return new Bottleneck("cpu", $"host {host.Id}", host.CpuUtilisation);
            yield return new Bottleneck("egress", $"host {host.Id}", host.EgressUtilisation);
            yield return new Bottleneck("ingress", $"host {host.Id}", host.IngressUtilisation);
            yield return new Bottleneck("disk", $"host {host.Id}", host.DiskUtilisation);
        }
        foreach (ContainerFigures container in containers)
        {
            yield return new Bottleneck("cpu", container.Id, container.CpuUtilisation);
            if (container.Host is not null)
                continue;
            yield return new Bottleneck("egress", container.Id, container.EgressUtilisation);
            yield return new Bottleneck("ingress", container.Id, container.IngressUtilisation);
            yield return new Bottleneck("disk", container.Id, container.DiskUtilisation);
        }
        UsageSnapshot start = world.Usage.Start;
        UsageSnapshot end = world.Usage.End;
        double length = Math.Max(1, (end.At - start.At).Nanoseconds);
        NodeId leader = world.Recorder.Leadership.Leader;
        var saturated = containers.Where(c => c.CpuUtilisation >= Saturated).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        // Observers apply, too, but nobody waits for them.
        for (int i = 0; i < world.Nodes.Count; i++)
        {
            SimulatedNode node = world.Nodes[i];
            if (node.Id.Role == NodeRole.Validator && !saturated.Contains(node.Container.Definition.Id))
                yield return new Bottleneck("apply", node.Id == leader ? $"leader {node.Id}" : node.Id.ToString(), (end.Nodes[i].Apply - start.Nodes[i].Apply).Nanoseconds / length);
        }
    }

    private IEnumerable<Bottleneck> Windows()
    {
        // A validator's window is the cap on what is in flight at the leader.
        foreach ((NodeId node, WindowClock clock) in world.Recorder.Windows)
            yield return new Bottleneck("window", node.Role == NodeRole.Validator ? $"leader {node}" : node.ToString(), clock.Share(world.Kernel.Now));
    }
}
