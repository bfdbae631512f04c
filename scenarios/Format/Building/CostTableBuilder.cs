using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Building;

/// <summary>Fills a cost table from its base and makes it the table of the target machine.</summary>
internal static class CostTableBuilder
{
    private const int MaxBases = 4;
    private const string DefaultBase = "reference";

    /// <summary>Gives the keys that a table lacks the values of its base.</summary>
    public static void Complete(KeyValues table, ReadContext context) => Complete(table, context, 0);

    /// <summary>What one signature check costs in nanoseconds; null when the table does not say.</summary>
    public static double? VerifyCost(KeyValues table, SignatureScheme scheme)
    {
        if (scheme == SignatureScheme.None)
            return 0;
        if (!table.TryGet(CostKeys.VerifySignature, out Either<double>? cost))
            return null;
        if (cost.Group is null)
            return cost.Scalar;
        Key<double> key = CostKeys.BySchemeKeys[CostKeys.Schemes.Select(s => s.Scheme).ToList().IndexOf(scheme)];
        return cost.Group.TryGet(key, out double byScheme) ? byScheme : null;
    }

    /// <summary>The table with costs divided by the speeds of the target machine.</summary>
    public static CostTable Build(KeyValues table, KeyValues machine, SignatureScheme scheme)
    {
        double speed = machine.Get(NodeKeys.CoreSpeed);
        return new CostTable
        {
            Name = table.Get(CostKeys.Name),
            MessageConstantNs = table.Get(CostKeys.MessageConstant) / speed,
            MessagePerByteNs = table.Get(CostKeys.MessagePerByte) / speed,
            CompressPerByteNs = table.Get(CostKeys.CompressPerByte) / speed,
            DecompressPerByteNs = table.Get(CostKeys.DecompressPerByte) / speed,
            VerifySignatureNs = VerifyCost(table, scheme)!.Value / machine.Get(NodeKeys.CryptoSpeed),
            HashConstantNs = table.Get(CostKeys.HashConstant) / speed,
            HashPerByteNs = table.Get(CostKeys.HashPerByte) / speed,
            BatchPerTransactionNs = table.Get(CostKeys.BatchPerTransaction) / speed,
            ApplyPerTransactionNs = table.Get(CostKeys.ApplyPerTransaction) / speed,
            ContextSwitchNs = table.Get(CostKeys.ContextSwitch) / speed,
            DiskSyncLatency = table.Get(CostKeys.DiskSyncLatency),
            DiskBandwidth = table.Get(CostKeys.DiskBandwidth),
            Quantum = table.Get(CostKeys.Quantum),
        };
    }

    private static void Complete(KeyValues table, ReadContext context, int depth)
    {
        bool named = table.TryGet(CostKeys.Base, out string? written);
        if (named || CostKeys.Costs.Any(k => !table.Has(k)))
        {
            if (Base(table, named ? written! : DefaultBase, context, depth) is { } found)
                Merge(table, found);
        }
        table.Remove(CostKeys.Base);
    }

    private static KeyValues? Base(KeyValues table, string name, ReadContext context, int depth)
    {
        string path = table.PathOf(CostKeys.Base);
        SourceNode at = table.At(CostKeys.Base);
        if (depth >= MaxBases)
        {
            context.Faults.Add(at, path, $"cost tables rest on each other more than {MaxBases} deep, or in a circle");
            return null;
        }
        // A table with a fault in it must not be blamed for what its base lacks.
        ScalarNode reference = at as ScalarNode ?? new ScalarNode(at.File, at.Line, at.Column, name, true);
        if (context.Parts.Load("costs", reference, path, context.Faults, out _) is not { } node)
            return null;
        if (!CostKeys.Group.TryRead(node, table.Path, context, out KeyValues? found))
            return null;
        Complete(found, context, depth + 1);
        return found;
    }

    private static void Merge(KeyValues table, KeyValues from)
    {
        foreach (Key key in CostKeys.Costs.Where(k => !table.Has(k) && from.Has(k)))
            table.Set(key, from.Value(key), null);
        if (table.TryGet(CostKeys.VerifySignature, out Either<double>? own) && own.Group is not null
            && from.TryGet(CostKeys.VerifySignature, out Either<double>? other) && other.Group is not null)
        {
            foreach (Key<double> key in CostKeys.BySchemeKeys.Where(k => !own.Group.Has(k) && other.Group.Has(k)))
                own.Group.Set(key, other.Group.Value(key), null);
        }
    }
}
