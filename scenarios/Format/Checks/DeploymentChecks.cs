using Aurigraph.Experiment;
using Aurigraph.Scenarios.Building;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Deployments that lack a role or are too large.</summary>
internal static class DeploymentChecks
{
    /// <summary>Notes them.</summary>
    public static void Run(KeyValues root, Deployment deployment, ReadContext context)
    {
        KeyValues values = root.Get(ScenarioKeys.Deployment);
        string path = values.PathOf(DeploymentKeys.Containers);
        int nodes = deployment.Containers.Sum(c => c.Nodes.Count);
        if (nodes > DeploymentKeys.MaxNodes)
            context.Faults.Add(values.At(DeploymentKeys.Containers), path, $"the deployment has {nodes} nodes; at most {DeploymentKeys.MaxNodes} are taken");
        if (!deployment.Nodes(NodeRole.Validator).Any())
            context.Faults.Add(values.At(DeploymentKeys.Containers), path, "the deployment has no validators; add a container with `role: validator`");
        HostChecks.Run(values, deployment, context);
        foreach (ListItem<KeyValues> group in values.Get(DeploymentKeys.Containers))
        {
            if (group.Value.IsWritten(DeploymentKeys.Follow) && group.Value.Get(DeploymentKeys.Role) != NodeRole.Slim)
                context.Faults.Add(group.Value.At(DeploymentKeys.Follow), group.Value.PathOf(DeploymentKeys.Follow), "only slim nodes take `follow`; remove it");
            if (group.Value.TryGet(DeploymentKeys.Region, out string? region) && region is "rest" or "leader")
                context.Faults.Add(group.Value.At(DeploymentKeys.Region), group.Value.PathOf(DeploymentKeys.Region), $"`{region}` has a meaning in faults; a region needs another name");
            else if (region is not null && NodeId.TryParse(region, out _))
                context.Faults.Add(group.Value.At(DeploymentKeys.Region), group.Value.PathOf(DeploymentKeys.Region), $"`{region}` is the name of a node; a region needs another");
        }
        if (!root.TryGet(ScenarioKeys.Workload, out KeyValues? workload) || !workload.TryGet(WorkloadKeys.SubmitTo, out NodeRole role) || deployment.Nodes(role).Any())
            return;
        IEnumerable<string> roles = deployment.Containers.Select(c => c.Role).Distinct().Order().Select(DeploymentBuilder.RoleName);
        context.Faults.Add(workload.At(WorkloadKeys.SubmitTo), workload.PathOf(WorkloadKeys.SubmitTo),
            $"no node has the role `{DeploymentBuilder.RoleName(role)}`, which admits transactions; the deployment has {NearestName.List(roles)}");
    }
}
