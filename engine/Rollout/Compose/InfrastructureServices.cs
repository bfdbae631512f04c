using System.Text;
using Aurigraph.Experiment;
using Aurigraph.Rollout.Gateway;
using Aurigraph.Rollout.Monitoring;
using Aurigraph.Units;

namespace Aurigraph.Rollout.Compose;

/// <summary>The services beside the nodes: Prometheus, Grafana and HAProxy. None of them has a password: Grafana shows its dashboards to everyone who reaches loopback and lets nobody change them.</summary>
internal static class InfrastructureServices
{
    private static readonly (string Name, double Cores, ByteCount Memory)[] Started =
    [
        ("prometheus", 1, new ByteCount(1_000_000_000)),
        ("grafana", 0.5, new ByteCount(256_000_000)),
        ("haproxy", 1, new ByteCount(256_000_000)),
    ];

    /// <summary>Whether a reservation of this name stands for a service that is started here; it then has the limits of the reservation.</summary>
    public static bool IsStarted(string name) => Started.Any(s => s.Name == name);

    /// <summary>What the three may use together.</summary>
    public static (double Cores, ByteCount Memory) Needs(Deployment deployment) =>
        (Started.Sum(s => Limits(deployment, s.Name).Cores), new ByteCount(Started.Sum(s => Limits(deployment, s.Name).Memory.Bytes)));

    /// <summary>Adds them.</summary>
    public static void Append(StringBuilder text, Deployment deployment)
    {
        Begin(text, deployment, "prometheus", "prom/prometheus:v3.5.0", GatewayPorts.Prometheus, 9_090);
        text.Append("    command: [\"--config.file=/etc/prometheus/prometheus.yml\", \"--storage.tsdb.path=/prometheus\", \"--storage.tsdb.retention.time=15d\", \"--storage.tsdb.retention.size=8GB\"]\n")
            .Append("    volumes:\n      - ./").Append(PrometheusConfiguration.Path).Append(":/etc/prometheus/prometheus.yml:ro\n      - prometheus-data:/prometheus\n");
        Begin(text, deployment, "grafana", "grafana/grafana:12.1.0", GatewayPorts.Grafana, 3_000);
        text.Append("    environment: { GF_AUTH_ANONYMOUS_ENABLED: \"true\", GF_AUTH_ANONYMOUS_ORG_ROLE: Viewer, GF_AUTH_DISABLE_LOGIN_FORM: \"true\", GF_AUTH_BASIC_ENABLED: \"false\", GF_ANALYTICS_REPORTING_ENABLED: \"false\" }\n")
            .Append("    volumes:\n      - ./").Append(GrafanaProvisioning.DataSourcePath).Append(":/etc/grafana/provisioning/datasources/prometheus.yml:ro\n")
            .Append("      - ./").Append(GrafanaProvisioning.DashboardsPath).Append(":/etc/grafana/provisioning/dashboards/aurigraph.yml:ro\n")
            .Append("      - ./").Append(DashboardDocument.Path).Append(':').Append(GrafanaProvisioning.DashboardFolder).Append("/aurigraph.json:ro\n");
        Begin(text, deployment, "haproxy", "haproxy:3.2", GatewayPorts.Http, GatewayPorts.Http, GatewayPorts.Clients, GatewayPorts.Statistics);
        text.Append("    volumes:\n      - ./").Append(GatewayConfiguration.Path).Append(":/usr/local/etc/haproxy/haproxy.cfg:ro\n");
    }

    private static void Begin(StringBuilder text, Deployment deployment, string name, string image, int published, int inside, params int[] alike)
    {
        (double cores, ByteCount memory) = Limits(deployment, name);
        text.Append(FormattableString.Invariant($"""
              {name}:
                image: {image}
                restart: unless-stopped
                networks: [ledger]
                security_opt: ["no-new-privileges:true"]
                logging: {"{ driver: json-file, options: { max-size: \"10m\", max-file: \"3\" } }"}
                ports:
                  - "127.0.0.1:{published}:{inside}"

            """).ReplaceLineEndings("\n"));
        foreach (int port in alike)
            text.Append(FormattableString.Invariant($"      - \"127.0.0.1:{port}:{port}\"\n"));
        text.Append(FormattableString.Invariant($"    deploy:\n      resources:\n        limits: {{ cpus: \"{cores}\", memory: {memory.Bytes}b }}\n"));
    }

    private static (double Cores, ByteCount Memory) Limits(Deployment deployment, string name)
    {
        List<Reservation> reserved = [.. deployment.Infrastructure.Where(r => r.Name == name && r.Cores > 0 && r.Memory.Bytes > 0)];
        if (reserved.Count > 0)
            return (reserved[0].Cores, reserved[0].Memory);
        (_, double cores, ByteCount memory) = Started.First(s => s.Name == name);
        return (cores, memory);
    }
}
