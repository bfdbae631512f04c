using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Claims;

/// <summary>What must be taken away until a claim is reached: first the work that a real ledger does not get around and that loop tests leave out,
/// then the limits of machines, then the ledger itself.</summary>
public static class ClaimMode
{
    /// <summary>The experiments to try in order, each without one thing more: as is, without signatures, network, disk, applying.</summary>
    /// <param name="experiment">The experiment as it is.</param>
    public static IReadOnlyList<ClaimModeStep> Ladder(ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ExperimentDefinition unsigned = experiment with
        {
            Crypto = experiment.Crypto with { Scheme = SignatureScheme.None },
            Costs = experiment.Costs with { VerifySignatureNs = 0 },
        };
        ExperimentDefinition unlimited = OnHosts(unsigned with { Network = WithoutLimits(unsigned.Network) }, h => h with { Nic = null });
        ExperimentDefinition diskless = OnHosts(unlimited with
        {
            Storage = unlimited.Storage with { Engine = StateEngine.Memory, Sync = SyncMode.None },
            Costs = unlimited.Costs with { DiskBandwidth = Bandwidth.Unlimited },
        }, h => h with { Disk = null });
        ExperimentDefinition idle = diskless with { Costs = diskless.Costs with { ApplyPerTransactionNs = 0 } };
        return
        [
            new ClaimModeStep("as is", experiment),
            new ClaimModeStep("no signatures, so none is checked", unsigned),
            new ClaimModeStep("and no network limit", unlimited),
            new ClaimModeStep("and no disk: state in memory, nothing waits to be durable", diskless),
            new ClaimModeStep("and applying a transaction costs nothing", idle),
        ];
    }

    private static ExperimentDefinition OnHosts(ExperimentDefinition experiment, Func<Host, Host> change) =>
        experiment.Deployment.Hosts.Count == 0 ? experiment : experiment with { Deployment = experiment.Deployment with { Hosts = [.. experiment.Deployment.Hosts.Select(change)] } };

    private static NetworkModel WithoutLimits(NetworkModel network) => network with
    {
        Nic = Bandwidth.Unlimited,
        Default = network.Default with { Bandwidth = Bandwidth.Unlimited },
        Local = network.Local with { Bandwidth = Bandwidth.Unlimited },
        Links = [.. network.Links.Select(l => l with { Link = l.Link with { Bandwidth = Bandwidth.Unlimited } })],
    };
}
