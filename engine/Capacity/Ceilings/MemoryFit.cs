using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>Whether what is taken before the first transaction fits.</summary>
internal static class MemoryFit
{
    /// <summary>A ceiling of 0 with the sum that does not fit; null when everything does.</summary>
    public static Ceiling? Check(ExperimentDefinition experiment)
    {
        foreach (Container container in experiment.Deployment.Containers.Where(c => c.FixedMemory > c.Memory))
        {
            string processes = container.Processes > 1 ? $"{container.Processes} x " : "";
            return Nothing(container.Id, $"{processes}({Figures.Bytes(container.RuntimeBase.Bytes)} runtime + {Figures.Bytes((container.ThreadStack * container.Threads).Bytes)} stacks + {Figures.Bytes(container.StateCache.Bytes)} cache + "
                + $"{Figures.Bytes((container.WriteBuffer * container.WriteBuffers).Bytes)} write buffers) = {Figures.Bytes(container.FixedMemory.Bytes)} > {Figures.Bytes(container.Memory.Bytes)}",
                ["deployment.containers[].memory", "storage.cache", "storage.writeBuffer", "storage.writeBuffers", "node.threads", "runtime.base", "deployment.process"]);
        }
        for (int h = 0; h < experiment.Deployment.Hosts.Count; h++)
        {
            if (HostCapacity.MissingMemory(experiment.Deployment, h) is > 0 and var missing)
            {
                Host host = experiment.Deployment.Hosts[h];
                return Nothing(host.Id, $"{Figures.Bytes(host.Memory.Bytes + missing)} taken before the first transaction > {Figures.Bytes(host.Memory.Bytes)}", ["deployment.hosts[].memory", "deployment.containers[].memory"]);
            }
        }
        return null;
    }

    private static Ceiling Nothing(string where, string formula, IReadOnlyList<string> keys) =>
        new() { Resource = Resources.Memory, Where = where, Tps = 0, Formula = formula, Law = "memory", Keys = keys };
}
