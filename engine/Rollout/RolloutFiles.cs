using Aurigraph.Experiment;
using Aurigraph.Rollout.Addresses;
using Aurigraph.Rollout.Compose;
using Aurigraph.Rollout.Gateway;
using Aurigraph.Rollout.Monitoring;

namespace Aurigraph.Rollout;

/// <summary>The files that bring a scenario's network up on machines with a container engine. Pure: the same experiment gives the same texts.</summary>
public static class RolloutFiles
{
    /// <summary>All files, by path.</summary>
    /// <param name="experiment">The network.</param>
    /// <param name="resolvedYaml">The scenario with every key written out; the addresses of its nodes are put into it.</param>
    /// <exception cref="RolloutException">There are more nodes than ports, or none that clients could reach.</exception>
    public static IReadOnlyList<RolloutFile> Of(ExperimentDefinition experiment, string resolvedYaml)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(resolvedYaml);
        IReadOnlyList<PlannedAddress> addresses = AddressPlan.Of(experiment.Deployment);
        List<RolloutFile> files =
        [
            new(ComposeFile.Path, ComposeFile.Text(experiment, addresses)),
            new(ImageFile.Path, ImageFile.Text),
            new(ImageFile.IgnorePath, ImageFile.Ignore),
            new(HealthProbe.Path, HealthProbe.Script),
            new("scenario.yaml", LiveSection.Put(resolvedYaml, experiment.Live.Cluster, addresses)),
            new(PrometheusConfiguration.Path, PrometheusConfiguration.Text(experiment.Name, addresses)),
            new(GrafanaProvisioning.DataSourcePath, GrafanaProvisioning.DataSourceText),
            new(GrafanaProvisioning.DashboardsPath, GrafanaProvisioning.DashboardsText),
            new(DashboardDocument.Path, DashboardDocument.Text(experiment.Name)),
            new(GatewayConfiguration.Path, GatewayConfiguration.Text(experiment, addresses)),
            new(RolloutGuide.Path, RolloutGuide.Text(experiment, addresses)),
        ];
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return [.. files, new RolloutFile(RolloutManifest.Path, RolloutManifest.Text(experiment.Name, addresses, files.Select(f => f.Path)))];
    }
}
