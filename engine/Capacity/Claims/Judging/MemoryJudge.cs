using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Claims.Judging;

/// <summary>Memory of a node: a figure that is not the container's limit over its nodes contradicts that limit; one that is stands against
/// what a node takes.</summary>
internal static class MemoryJudge
{
    private const string NodeShare = "memory.node";

    /// <summary>Figures are stated in whole megabytes, some rounded down.</summary>
    private const double Rounding = 1e6;

    /// <summary>Judges.</summary>
    public static Judgement Judge(Claim claim, ProjectedScenario scenario)
    {
        ClaimMetric metric = claim.Metric!;
        if (!metric.Name.StartsWith(NodeShare, StringComparison.Ordinal))
            return metric.Basis == ClaimMetricBasis.Settings ? CountJudge.Judge(claim, scenario) : KpiJudge.Judge(claim, scenario);
        if (metric.Of(scenario) is not { } share)
            return Judgement.Not($"the deployment has no figure for {metric.Meaning}");
        NodeRole? role = RoleOf(metric);
        double claimed = claim.Claimed!.Value;
        (double used, string basis, bool isExact) = Used(scenario, role);
        if (Math.Abs(share.Value - claimed) >= Rounding)
            return new Judgement(ClaimOutcome.ContradictsItself, share.Sum + Origin(claimed, scenario.Experiment.Deployment, role), share.Value, IsExact: true);
        string why = $"{share.Sum}; a node takes {ClaimText.Megabytes(used)} {basis}";
        return Judgement.By(claim with { Comparison = ClaimComparison.AtMost, Claimed = claimed + Rounding }, new ClaimFigure(used), why, isExact);
    }

    private static NodeRole? RoleOf(ClaimMetric metric) => metric.Name[NodeShare.Length..] switch
    {
        ".validator" => NodeRole.Validator,
        ".business" => NodeRole.Business,
        ".slim" => NodeRole.Slim,
        _ => null,
    };

    /// <summary>What a node takes: its peak in the run, mean over nodes; without a run its share of what is taken before the first transaction.</summary>
    private static (double Bytes, string Basis, bool IsExact) Used(ProjectedScenario scenario, NodeRole? role)
    {
        double[] peaks = [.. scenario.At70?.Nodes.Where(n => role is null || n.Id.Role == role).Select(n => (double)n.MemoryPeak) ?? []];
        if (peaks.Length > 0)
            return (peaks.Average(), "at 70 % of the knee", false);
        Container[] containers = [.. scenario.Experiment.Deployment.Containers.Where(c => role is null || c.Role == role)];
        return ((double)containers.Sum(c => c.FixedMemory.Bytes) / containers.Sum(c => c.Nodes.Count), "before the first transaction", true);
    }

    /// <summary>Whether the figure is one container's limit over the nodes of all containers.</summary>
    private static string Origin(double claimed, Deployment deployment, NodeRole? role)
    {
        int nodes = deployment.Containers.Where(c => role is null || c.Role == role).Sum(c => c.Nodes.Count);
        Container? container = deployment.Containers.FirstOrDefault(c => (role is null || c.Role == role) && Math.Abs((double)c.Memory.Bytes / nodes - claimed) < Rounding);
        return container is null ? "" : $"; {ClaimText.Megabytes(claimed)} is {ClaimText.Megabytes(container.Memory.Bytes)} of one container over the {nodes} nodes of all";
    }
}
