using Aurigraph.Rollout.Addresses;
using Aurigraph.Units;

namespace Aurigraph.Rollout.Compose;

/// <summary>How a container is asked whether its nodes are ready, and how often. The script needs nothing but a shell, so that the image carries no client of HTTP.</summary>
internal static class HealthProbe
{
    /// <summary>Path within the rollout.</summary>
    public const string Path = "probe.sh";

    /// <summary>Where containers find it.</summary>
    public const string InContainer = "/etc/aurigraph/probe.sh";

    /// <summary>Seconds between two probes of a role.</summary>
    public static int IntervalSeconds(NodeRole role) => role switch { NodeRole.Validator => 10, NodeRole.Business => 15, _ => 20 };

    /// <summary>Seconds after the start in which failed probes do not count.</summary>
    public static int GraceSeconds(NodeRole role) => role switch { NodeRole.Validator => 15, NodeRole.Business => 20, _ => 30 };

    /// <summary>The command, as a list in the manner of Compose.</summary>
    public static string Command(IEnumerable<PlannedAddress> nodes) =>
        $"[\"CMD\", \"bash\", \"{InContainer}\", {string.Join(", ", nodes.Select(n => FormattableString.Invariant($"\"{n.HttpPort}\"")))}]";

    /// <summary>The script.</summary>
    public static string Script => """
        #!/usr/bin/env bash
        # Asks the nodes behind the given HTTP ports of this container whether they are ready. Ends with 0 when all are.
        for port in "$@"; do
          exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
          printf 'GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
          IFS=' ' read -r -t 4 _ status _ <&3 || exit 1
          exec 3>&-
          [ "$status" = 200 ] || { echo "port $port: $status"; exit 1; }
        done

        """.ReplaceLineEndings("\n");
}
