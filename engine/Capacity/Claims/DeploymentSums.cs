using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Claims;

/// <summary>Sums over a deployment, each with the sum written out, equal containers together.</summary>
internal static class DeploymentSums
{
    /// <summary>Nodes, all or of a role.</summary>
    public static ClaimFigure Nodes(Deployment deployment, NodeRole? role = null) => Sum(deployment, role, c => c.Nodes.Count, v => ClaimText.Count(v));

    /// <summary>Containers.</summary>
    public static ClaimFigure Containers(Deployment deployment)
    {
        IEnumerable<int> byRole = Enum.GetValues<NodeRole>().Select(r => deployment.Containers.Count(c => c.Role == r)).Where(n => n > 0);
        int all = deployment.Containers.Count;
        return new ClaimFigure(all, Sum: $"{string.Join(" + ", byRole)} = {all}");
    }

    /// <summary>Core limits.</summary>
    public static ClaimFigure Cores(Deployment deployment, NodeRole? role = null) => Sum(deployment, role, c => c.Cores, v => ClaimText.Count(v));

    /// <summary>Memory limits.</summary>
    public static ClaimFigure Memory(Deployment deployment, NodeRole? role = null) => Sum(deployment, role, c => c.Memory.Bytes, v => ClaimText.Megabytes(v));

    /// <summary>The largest of a container's figures in a role; null when the role has no container.</summary>
    public static ClaimFigure? Largest(Deployment deployment, NodeRole role, Func<Container, long> of)
    {
        Container[] containers = [.. deployment.Containers.Where(c => c.Role == role)];
        return containers.Length == 0 ? null : new ClaimFigure(containers.Max(of));
    }

    /// <summary>Memory limits of a role over its nodes; null when the role has no node.</summary>
    public static ClaimFigure? NodeShare(Deployment deployment, NodeRole? role)
    {
        Container[] containers = [.. deployment.Containers.Where(c => role is null || c.Role == role)];
        if (containers.Length == 0)
            return null;
        (long memory, int nodes) = (containers.Sum(c => c.Memory.Bytes), containers.Sum(c => c.Nodes.Count));
        bool alike = containers.All(c => c.Memory == containers[0].Memory && c.Nodes.Count == containers[0].Nodes.Count);
        if (alike)
            (memory, nodes) = (containers[0].Memory.Bytes, containers[0].Nodes.Count);
        double share = (double)memory / nodes;
        return new ClaimFigure(share, Sum: $"{ClaimText.Megabytes(memory)} / {nodes} nodes = {ClaimText.Megabytes(share)}");
    }

    /// <summary>What one container of a role takes before the first transaction, the largest one; null when the role has no container.</summary>
    public static ClaimFigure? FixedMemory(Deployment deployment, NodeRole role)
    {
        Container? largest = deployment.Containers.Where(c => c.Role == role).MaxBy(c => c.FixedMemory.Bytes);
        return largest is null ? null : new ClaimFigure(largest.FixedMemory.Bytes, Sum: FixedParts(largest));
    }

    /// <summary>Why the deployment cannot start, for the first container whose fixed memory passes its limit; null when all fit.</summary>
    public static string? Misfit(Deployment deployment)
    {
        Container? first = deployment.Containers.FirstOrDefault(c => c.FixedMemory > c.Memory);
        return first is null ? null : $"does not fit: {first.Id} takes {FixedParts(first)} before the first transaction, its limit is {ClaimText.Megabytes(first.Memory.Bytes)}";
    }

    private static string FixedParts(Container c)
    {
        string[] parts = [.. new[] { c.RuntimeBase, c.ThreadStack * c.Threads, c.StateCache, c.WriteBuffer * c.WriteBuffers }.Select(p => ClaimText.Megabytes(p.Bytes, false))];
        string one = string.Join(" + ", parts);
        return (c.Processes > 1 ? $"{c.Processes} x ({one})" : one) + $" = {ClaimText.Megabytes(c.FixedMemory.Bytes)}";
    }

    private static ClaimFigure Sum(Deployment deployment, NodeRole? role, Func<Container, long> of, Func<double, string> text)
    {
        Container[] containers = [.. deployment.Containers.Where(c => role is null || c.Role == role)];
        IEnumerable<string> parts = containers.GroupBy(c => (c.Role, Value: of(c))).Select(g => $"{g.Count()} x {text(g.Key.Value)}");
        double all = containers.Sum(of);
        return new ClaimFigure(all, Sum: containers.Length == 0 ? "" : $"{string.Join(" + ", parts)} = {text(all)}");
    }
}
