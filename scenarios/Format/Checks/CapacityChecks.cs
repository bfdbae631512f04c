using Aurigraph.Experiment;
using Aurigraph.Scenarios.Building;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Bounds that a single transaction or chunk already passes, and costs that are missing.</summary>
internal static class CapacityChecks
{
    /// <summary>Notes them.</summary>
    public static void Run(KeyValues root, ReadContext context)
    {
        Scheme(root, context);
        if (root.TryGet(ScenarioKeys.Network, out KeyValues? network) && network.TryGet(NetworkKeys.Chunk, out ByteCount chunk)
            && network.TryGet(NetworkKeys.Window, out ByteCount window) && window < chunk)
        {
            Key key = network.IsWritten(NetworkKeys.Window) ? NetworkKeys.Window : NetworkKeys.Chunk;
            context.Faults.Add(network.At(key), network.PathOf(key), $"`window` is {window} and `chunk` is {chunk}; a window must hold at least one chunk");
        }
        if (!root.TryGet(ScenarioKeys.Workload, out KeyValues? workload) || !workload.TryGet(WorkloadKeys.TransactionSize, out ByteCount size)
            || !root.TryGet(ScenarioKeys.Crypto, out KeyValues? crypto) || !crypto.TryGet(NodeKeys.Scheme, out SignatureScheme scheme))
            return;
        ByteCount signed = size + new CryptoSettings(scheme, VerifyAt.Ingress).SignatureSize;
        Holds(root.GetOr(ScenarioKeys.Batching, null), NodeKeys.BatchMaxBytes, signed, context);
        Holds(root.GetOr(ScenarioKeys.Mempool, null), NodeKeys.MempoolMaxBytes, signed, context);
        if (root.TryGet(ScenarioKeys.Batching, out KeyValues? batching) && batching.TryGet(NodeKeys.BatchWindow, out ByteCount? room) && room is { } bytes && bytes < signed)
            TooSmall(batching, NodeKeys.BatchWindow, signed, context);
    }

    private static void Scheme(KeyValues root, ReadContext context)
    {
        if (context.Faults.Count > 0 || !root.TryGet(ScenarioKeys.Costs, out KeyValues? costs))
            return;
        foreach (Key key in CostKeys.Costs.Where(k => !costs.Has(k)))
            context.Faults.Add(costs.Node, costs.PathOf(key), "the key is missing, and the base of the table lacks it, too");
        SignatureScheme scheme = root.Get(ScenarioKeys.Crypto).Get(NodeKeys.Scheme);
        if (costs.Has(CostKeys.VerifySignature) && CostTableBuilder.VerifyCost(costs, scheme) is null)
        {
            string name = CostKeys.Schemes.First(s => s.Scheme == scheme).Name;
            context.Faults.Add(costs.At(CostKeys.VerifySignature), costs.PathOf(CostKeys.VerifySignature), $"the cost of a check for `crypto.scheme: {name}` is missing; add `{name}:`");
        }
    }

    private static void Holds(KeyValues? group, Key<ByteCount> key, ByteCount signed, ReadContext context)
    {
        if (group is not null && group.TryGet(key, out ByteCount bound) && bound < signed)
            TooSmall(group, key, signed, context);
    }

    private static void TooSmall(KeyValues group, Key key, ByteCount signed, ReadContext context) =>
        context.Faults.Add(group.At(key), group.PathOf(key), $"the bound is smaller than one transaction, which has {signed.Bytes} bytes with its signature");
}
