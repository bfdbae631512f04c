using System.Text;
using Aurigraph.Experiment;
using Aurigraph.Rollout.Addresses;
using Aurigraph.Rollout.Hosts;
using Aurigraph.Rollout.Text;

namespace Aurigraph.Rollout.Compose;

/// <summary>docker-compose.yml: a service for each container of the deployment, with its limits, and the three that watch and serve them.</summary>
internal static class ComposeFile
{
    /// <summary>Path within the rollout.</summary>
    public const string Path = "docker-compose.yml";

    private const string DataFolder = "/var/lib/aurigraph";

    /// <summary>The file.</summary>
    public static string Text(ExperimentDefinition experiment, IReadOnlyList<PlannedAddress> addresses)
    {
        StringBuilder text = new();
        Head(text, experiment);
        text.Append("services:\n");
        foreach (Container container in experiment.Deployment.Containers)
            Service(text, container, [.. addresses.Where(a => a.Host == container.Id)], admits: container.Role == experiment.Workload.SubmitTo);
        InfrastructureServices.Append(text, experiment.Deployment);
        text.Append("\nnetworks:\n  ledger:\n    driver: bridge\n\nvolumes:\n");
        foreach (Container container in experiment.Deployment.Containers)
            text.Append("  ").Append(Volume(container)).Append(": {}\n");
        text.Append("  prometheus-data: {}\n");
        return text.ToString();
    }

    private static void Head(StringBuilder text, ExperimentDefinition experiment)
    {
        text.Append("# ").Append(QuotedText.OneLine(experiment.Name)).Append(": one service for each container of the deployment. README.md says how to start it.\n");
        foreach (string warning in HostNeed.Of(experiment.Deployment).SelectMany(n => n.Warnings()))
            text.Append("# Warning: ").Append(QuotedText.OneLine(warning)).Append('\n');
        foreach (Reservation reservation in experiment.Deployment.Infrastructure)
        {
            text.Append(FormattableString.Invariant($"# Reserved on {QuotedText.OneLine(reservation.Host)}: {QuotedText.OneLine(reservation.Name)}, {reservation.Cores} cores and {reservation.Memory}"))
                .Append(InfrastructureServices.IsStarted(reservation.Name) ? "; started below.\n" : "; not started here.\n");
        }
        text.Append("name: ").Append(QuotedText.Compose(experiment.Name)).Append("\n\n").Append(FormattableString.Invariant($$"""
            x-node: &node
              image: {{ImageFile.Tag}}
              pull_policy: never
              restart: unless-stopped
              stop_grace_period: 20s
              networks: [ledger]
              cap_drop: [ALL]
              security_opt: ["no-new-privileges:true"]
              ulimits: { nofile: { soft: 65536, hard: 65536 } }
              logging: { driver: json-file, options: { max-size: "10m", max-file: "3" } }


            """).ReplaceLineEndings("\n"));
    }

    private static void Service(StringBuilder text, Container container, List<PlannedAddress> nodes, bool admits)
    {
        string ids = string.Join(", ", nodes.Select(n => $"\"--id\", \"{n.Node}\""));
        text.Append("  ").Append(container.Id).Append(":\n    <<: *node\n")
            .Append("    hostname: ").Append(container.Id).Append('\n')
            .Append("    command: [\"node\", \"--config\", \"/etc/aurigraph/scenario.yaml\", \"--data\", \"").Append(DataFolder).Append("\", ").Append(ids).Append("]\n")
            .Append("    volumes:\n      - ./scenario.yaml:/etc/aurigraph/scenario.yaml:ro\n")
            .Append("      - ./").Append(HealthProbe.Path).Append(':').Append(HealthProbe.InContainer).Append(":ro\n")
            .Append("      - ").Append(Volume(container)).Append(':').Append(DataFolder).Append('\n')
            .Append("    ports:\n");
        foreach (int port in nodes.SelectMany(n => admits ? (int[])[n.PeerPort, n.HttpPort] : [n.HttpPort]))
            text.Append(FormattableString.Invariant($"      - \"127.0.0.1:{port}:{port}\"\n"));
        text.Append("    healthcheck:\n      test: ").Append(HealthProbe.Command(nodes)).Append('\n')
            .Append(FormattableString.Invariant($"      interval: {HealthProbe.IntervalSeconds(container.Role)}s\n      timeout: 5s\n      retries: 3\n      start_period: {HealthProbe.GraceSeconds(container.Role)}s\n"));
        Limits(text, container);
        text.Append("    labels: { aurigraph.role: ").Append(RoleName.Of(container.Role));
        if (container.Host is { } host)
            text.Append(", aurigraph.host: ").Append(QuotedText.Compose(host));
        if (container.Region is { } region)
            text.Append(", aurigraph.region: ").Append(QuotedText.Compose(region));
        text.Append(" }\n");
    }

    /// <summary>The memory limit has no swap beside it: what passes it dies, as in the scenario.</summary>
    private static void Limits(StringBuilder text, Container container) => text.Append(FormattableString.Invariant(
        $"    memswap_limit: {container.Memory.Bytes}\n    deploy:\n      resources:\n        limits: {{ cpus: \"{container.Cores}\", memory: {container.Memory.Bytes}b }}\n"));

    private static string Volume(Container container) => $"{container.Id}-data";
}
