using System.Text;
using Aurigraph.Experiment;
using Aurigraph.Rollout.Addresses;
using Aurigraph.Rollout.Compose;
using Aurigraph.Rollout.Gateway;
using Aurigraph.Rollout.Hosts;
using Aurigraph.Rollout.Text;
using Aurigraph.Units;

namespace Aurigraph.Rollout;

/// <summary>README.md of a rollout: what to type, what each file is, and what the hosts need.</summary>
internal static class RolloutGuide
{
    /// <summary>Path within the rollout.</summary>
    public const string Path = "README.md";

    private const int TargetsMax = 4;

    /// <summary>The text.</summary>
    public static string Text(ExperimentDefinition experiment, IReadOnlyList<PlannedAddress> addresses)
    {
        Deployment deployment = experiment.Deployment;
        StringBuilder text = new();
        text.Append("# ").Append(QuotedText.Markdown(experiment.Name)).Append(FormattableString.Invariant($": {deployment.AllNodes.Count()} nodes in {deployment.Containers.Count} containers\n\n"));
        if (experiment.Description.Length > 0)
            text.Append(QuotedText.Markdown(experiment.Description)).Append("\n\n");
        text.Append("Generated from a scenario; generate it again instead of changing it. It holds no secret and needs none.\n\n");
        Commands(text, Targets(experiment, addresses));
        Files(text);
        Needs(text, deployment);
        Notes(text, experiment);
        return text.ToString();
    }

    private static void Commands(StringBuilder text, string targets) => text.Append(FormattableString.Invariant($$"""
        ## Start, watch, stop

        With Compose 2 or later:

        ```
        docker build -t {{ImageFile.Tag}} -f Dockerfile PATH_OF_THE_SOURCES
        docker compose up -d                     # all containers
        docker compose ps                        # healthy: all nodes of a container are ready
        curl http://127.0.0.1:{{GatewayPorts.Http}}/q/health/ready
        aurigraph-sim drive scenario.yaml --for 30s --target {{targets}}
        docker compose stop validator-container-1   # take one away, and bring it back with start
        docker compose down                      # keeps the data; with -v it is deleted
        ```

        | address on the host | what answers |
        | --- | --- |
        | http://127.0.0.1:{{GatewayPorts.Http}} | business nodes over HTTP, by round robin |
        | 127.0.0.1:{{GatewayPorts.Clients}} | transactions of clients that do not mind which node takes them, over TCP, by round robin over the admitting nodes |
        | http://127.0.0.1:{{GatewayPorts.Statistics}} | figures of HAProxy |
        | http://127.0.0.1:{{GatewayPorts.Prometheus}} | Prometheus |
        | http://127.0.0.1:{{GatewayPorts.Grafana}} | Grafana, for everyone on this machine to look and nobody to change |
        | http://127.0.0.1:P | one node over HTTP; P is its `httpPort` in {{RolloutManifest.Path}} |
        | 127.0.0.1:D | one admitting node for `aurigraph-sim drive`; D is its `driverPort` there |

        Nothing listens beyond loopback.


        """).ReplaceLineEndings("\n"));

    private static void Files(StringBuilder text) => text.Append(FormattableString.Invariant($$"""
        ## Files

        | file | what it is |
        | --- | --- |
        | docker-compose.yml | one service for each container: nodes, limits of cores and memory, health check, volume, ports |
        | Dockerfile, Dockerfile.dockerignore | the image of a node, built with the SDK and run without it, by a user who is not root |
        | scenario.yaml | the scenario with every key written out and the addresses of its nodes; each node uses {{PlannedAddress.PortsPerNode}} ports from its own on: membership, peers and drivers, HTTP |
        | probe.sh | the health check: asks every node of a container for `/q/health/ready` |
        | prometheus/prometheus.yml | asks every node for `/q/metrics` every 15 s |
        | grafana/ | the data source, and a dashboard of throughput, finality, cores, memory, leaders, network and disk |
        | haproxy/haproxy.cfg | round robin over the nodes that are ready |
        | {{RolloutManifest.Path}} | nodes, ports and files, for tools |


        """).ReplaceLineEndings("\n"));

    private static void Needs(StringBuilder text, Deployment deployment)
    {
        text.Append("## What the hosts need\n\n| host | containers | cores, all limits | cores there are | memory before load | memory, all limits | memory there is |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        IReadOnlyList<HostNeed> needs = HostNeed.Of(deployment);
        foreach (HostNeed need in needs)
        {
            text.Append(FormattableString.Invariant($"| {(need.Host is { } host ? QuotedText.Markdown(host) : "not stated")} | {need.Containers} | {need.CoreLimits} | {(need.Cores is { } cores ? FormattableString.Invariant($"{cores:0.##}") : "not stated")} "))
                .Append(FormattableString.Invariant($"| {Megabytes(need.FixedMemory)} | {Megabytes(need.MemoryLimits)} | {(need.Memory is { } memory ? Megabytes(memory) : "not stated")} |\n"));
        }
        (double infrastructureCores, ByteCount infrastructureMemory) = InfrastructureServices.Needs(deployment);
        text.Append(FormattableString.Invariant($"\nPrometheus, Grafana and HAProxy may use {infrastructureCores:0.##} cores and {Megabytes(infrastructureMemory)} beside them. What infrastructure reserves is taken off already.\n\n"));
        foreach (string warning in needs.SelectMany(n => n.Warnings()))
            text.Append("- **Warning.** ").Append(QuotedText.Markdown(warning)).Append('\n');
        text.Append('\n');
    }

    private static void Notes(StringBuilder text, ExperimentDefinition experiment)
    {
        Deployment deployment = experiment.Deployment;
        text.Append("## What differs from the scenario\n\n");
        int cores = deployment.Containers.Max(c => c.Cores);
        text.Append(FormattableString.Invariant($"- Limits of cores are quotas. The container engine refuses one above the cores of its machine, so a machine needs {cores} of them at least.\n"));
        if (deployment.Containers.Any(c => c.CpuLimit == CpuLimit.Pinned))
            text.Append("- Containers with cores of their own (`cpuLimit: pinned`) get a quota, too: which cores are free, only the machine knows. Add `cpuset` to their services to pin them.\n");
        if (deployment.QuotaPeriod != Duration.FromMilliseconds(100))
            text.Append("- The period of quotas is the engine's 100 ms and not ").Append(deployment.QuotaPeriod).Append(".\n");
        if (deployment.Containers.Any(c => c.Processes > 1))
            text.Append("- The nodes of a container share one process, also where the scenario gives each its own (`process: node`).\n");
        if (deployment.Hosts.Count > 1 || deployment.Containers.Any(c => c.Region is not null))
            text.Append("- All containers start on the machine where the command is given; labels name the host and region that the scenario has for them. The network, with its latencies, is the machine's own bridge.\n");
        List<Reservation> absent = [.. deployment.Infrastructure.Where(r => !InfrastructureServices.IsStarted(r.Name))];
        if (absent.Count > 0)
            text.Append("- Reserved and not started: ").Append(QuotedText.Markdown(string.Join(", ", absent.Select(r => r.Name)))).Append(".\n");
        if (experiment.Live.Certificates is not null)
            text.Append("- Certificates are not carried over, for their keys are secrets: nodes talk without encryption in the rollout's network until you mount certificates and name them under `live.certificates` of scenario.yaml.\n");
        text.Append("- Load comes from outside: `aurigraph-sim drive` submits it and measures finality by its own clock. What nodes say of finality (`aurigraph_finality_seconds`) holds where their clock is the driver's, on this machine.\n");
    }

    /// <summary>The first admitting nodes as targets of a driver on this machine; those beyond are left to the reader.</summary>
    private static string Targets(ExperimentDefinition experiment, IReadOnlyList<PlannedAddress> addresses) =>
        string.Join(',', addresses.Where(a => a.Node.Role == experiment.Workload.SubmitTo).Take(TargetsMax).Select(a => FormattableString.Invariant($"{a.Node}=127.0.0.1:{a.PeerPort}")));

    private static string Megabytes(ByteCount size) => FormattableString.Invariant($"{size.Bytes / 1e6:#,0} MB");
}
