using System.Globalization;
using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Planning;

/// <summary>Tells two experiments apart by the keys that a plan may change.</summary>
internal static class PlanDifference
{
    /// <summary>The changes from one to the other, in the order of the scenario format.</summary>
    public static IReadOnlyList<PlanChange> Between(ExperimentDefinition before, ExperimentDefinition after, IReadOnlyList<int> groups) =>
        [.. Pairs(before, after, groups).Where(p => p.From != p.To).Select(p => new PlanChange(p.Path, p.From, p.To))];

    private static IEnumerable<(string Path, string From, string To)> Pairs(ExperimentDefinition before, ExperimentDefinition after, IReadOnlyList<int> groups)
    {
        for (int h = 0; h < before.Deployment.Hosts.Count; h++)
        {
            foreach (var pair in HostPairs(before, after, h))
                yield return pair;
        }
        foreach (var pair in ContainerPairs(before.Deployment, after.Deployment, groups))
            yield return pair;
        yield return ("network.nic", Network(before.Network.Nic), Network(after.Network.Nic));
        yield return ("network.window", $"{before.Network.Window}", $"{after.Network.Window}");
        yield return ("consensus.maxUncommittedBytes", $"{before.Consensus.MaxUncommittedBytes}", $"{after.Consensus.MaxUncommittedBytes}");
        yield return ("consensus.appendDelay", $"{before.Consensus.AppendDelay}", $"{after.Consensus.AppendDelay}");
        yield return ("consensus.dissemination", Lower(before.Consensus.Dissemination), Lower(after.Consensus.Dissemination));
        yield return ("batching.maxDelay", $"{before.Batching.MaxDelay}", $"{after.Batching.MaxDelay}");
        yield return ("batching.window", before.Batching.Window?.ToString() ?? "auto", after.Batching.Window?.ToString() ?? "auto");
        yield return ("mempool.maxTransactions", Whole(before.Mempool.MaxTransactions), Whole(after.Mempool.MaxTransactions));
        yield return ("mempool.maxBytes", $"{before.Mempool.MaxBytes}", $"{after.Mempool.MaxBytes}");
        yield return ("mempool.maxInFlight", Whole(before.Mempool.MaxInFlight), Whole(after.Mempool.MaxInFlight));
        yield return ("crypto.verify", Place(before.Crypto.Verify), Place(after.Crypto.Verify));
        yield return ("costs.diskSyncLatency", $"{before.Costs.DiskSyncLatency}", $"{after.Costs.DiskSyncLatency}");
        yield return ("costs.diskBandwidth", Disk(before.Costs.DiskBandwidth), Disk(after.Costs.DiskBandwidth));
    }

    private static IEnumerable<(string Path, string From, string To)> HostPairs(ExperimentDefinition before, ExperimentDefinition after, int index)
    {
        (Host from, Host to) = (before.Deployment.Hosts[index], after.Deployment.Hosts[index]);
        string path = $"deployment.hosts[{index}]";
        yield return ($"{path}.cores", Whole(from.Cores), Whole(to.Cores));
        yield return ($"{path}.memory", $"{from.Memory}", $"{to.Memory}");
        yield return ($"{path}.nic", Network(from.Nic ?? before.Network.Nic), Network(to.Nic ?? after.Network.Nic));
        yield return ($"{path}.disk.bandwidth", Disk(from.Disk?.Bandwidth ?? before.Costs.DiskBandwidth), Disk(to.Disk?.Bandwidth ?? after.Costs.DiskBandwidth));
    }

    private static IEnumerable<(string Path, string From, string To)> ContainerPairs(Deployment before, Deployment after, IReadOnlyList<int> groups)
    {
        (int first, int then) = (0, 0);
        for (int g = 0; g < groups.Count; g++)
        {
            (Container from, Container to) = (before.Containers[first], after.Containers[then]);
            int grown = groups[g] * after.Containers.Count(c => c.Role == from.Role) / before.Containers.Count(c => c.Role == from.Role);
            string path = $"deployment.containers[{g}]";
            yield return ($"{path}.count", Whole(groups[g]), Whole(grown));
            yield return ($"{path}.cores", Whole(from.Cores), Whole(to.Cores));
            yield return ($"{path}.memory", $"{from.Memory}", $"{to.Memory}");
            yield return ($"{path}.storage.cache", $"{from.StateCache}", $"{to.StateCache}");
            first += groups[g];
            then += grown;
        }
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Network(Bandwidth bandwidth) => bandwidth.IsUnlimited ? "unlimited" : Scaled(bandwidth.BitsPerSecond, "bps");

    private static string Disk(Bandwidth bandwidth) => bandwidth.IsUnlimited ? "unlimited" : Scaled(bandwidth.BytesPerSecond, "B/s");

    private static string Scaled(double value, string unit)
    {
        (double scaled, string prefix) = value >= 1e9 ? (value / 1e9, "G") : value >= 1e6 ? (value / 1e6, "M") : value >= 1e3 ? (value / 1e3, "K") : (value, "");
        return ((decimal)scaled).ToString(CultureInfo.InvariantCulture) + prefix + unit;
    }

    private static string Lower(DisseminationMode mode) => mode == DisseminationMode.Parallel ? "parallel" : "leader";

    private static string Place(VerifyAt verify) => verify switch
    {
        VerifyAt.EveryValidator => "every-validator",
        VerifyAt.EveryContainer => "every-container",
        _ => "ingress",
    };
}
