using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>The load of one admitting node at some rate of the whole network, and the batches it makes of it. A batch closes at the first of three
/// limits; by age it holds 1 + r d transactions (renewal argument, see "batch by size or age" among the laws).</summary>
/// <param name="Node">The node.</param>
/// <param name="Container">Index of its container.</param>
/// <param name="Rate">Its transactions a second.</param>
/// <param name="BatchTransactions">Transactions in a batch, on average.</param>
/// <param name="Groups">Groups of arrivals that it handles a second, each one job of signature checks.</param>
internal readonly record struct OriginLoad(NodeId Node, int Container, double Rate, double BatchTransactions, double Groups)
{
    private const double GroupAbovePerSecond = 10_000;

    /// <summary>Batches a second.</summary>
    public double Batches => Rate / BatchTransactions;

    /// <summary>The load of each admitting node.</summary>
    public static OriginLoad[] Of(ExperimentDefinition experiment, (NodeId Node, int Container, double Share)[] origins, double tps)
    {
        double full = Math.Min(experiment.Batching.MaxTransactions, Math.Max(1, experiment.Batching.MaxBytes.Bytes / BytesPerTransaction(experiment)));
        if (experiment.Mempool.MaxInFlight > 0)
            full = Math.Min(full, experiment.Mempool.MaxInFlight);
        double delay = experiment.Batching.MaxDelay.Seconds;
        double span = Math.Min(experiment.Costs.Quantum.Seconds, delay / 10) / 4;
        var loads = new OriginLoad[origins.Length];
        for (int i = 0; i < origins.Length; i++)
        {
            double rate = tps * origins[i].Share;
            double group = rate > GroupAbovePerSecond ? 1 + (rate * span) : 1;
            loads[i] = new OriginLoad(origins[i].Node, origins[i].Container, rate, Math.Min(1 + (rate * delay), full), rate / group);
        }
        return loads;
    }

    /// <summary>The admitting nodes and their shares of the load: the k-th gets k^-s of it, and all the same when s is 0.</summary>
    public static (NodeId Node, int Container, double Share)[] Shares(ExperimentDefinition experiment)
    {
        var origins = experiment.Deployment.Containers.SelectMany((c, i) => c.Nodes.Select(n => (Node: n, Container: i)))
            .Where(o => o.Node.Role == experiment.Workload.SubmitTo).OrderBy(o => o.Node).ToArray();
        double[] weights = [.. origins.Select((_, k) => Math.Pow(k + 1, -experiment.Workload.Imbalance))];
        double sum = weights.Sum();
        return [.. origins.Select((o, k) => (o.Node, o.Container, weights[k] / sum))];
    }

    /// <summary>Bytes of a transaction with its signature.</summary>
    public static long BytesPerTransaction(ExperimentDefinition experiment) => (experiment.Workload.TransactionSize + experiment.Crypto.SignatureSize).Bytes;
}
