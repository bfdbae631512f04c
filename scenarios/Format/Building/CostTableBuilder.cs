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
    public static void Complete(KeyValues table, KeyValues root, ReadContext context)
    {
        KeyValues? crypto = root.GetOr(ScenarioKeys.Crypto, null);
        Complete(table, crypto?.GetOr(NodeKeys.Scheme, SignatureScheme.None) ?? SignatureScheme.None, context);
    }

    /// <summary>Gives the keys that a table lacks the values of its base. A single cost of a signature check stands for the scheme.</summary>
    public static void Complete(KeyValues table, SignatureScheme scheme, ReadContext context) => Complete(table, scheme, context, 0);

    /// <summary>What one signature check costs in nanoseconds; null when the table does not say.</summary>
    public static double? VerifyCost(KeyValues table, SignatureScheme scheme) => scheme == SignatureScheme.None ? 0 : StatedVerifyCost(table, scheme)?.Value;

    /// <summary>The table with costs divided by the speeds of the target machine.</summary>
    public static CostTable Build(KeyValues table, KeyValues machine, SignatureScheme scheme)
    {
        double speed = machine.Get(NodeKeys.CoreSpeed);
        double Ns(Key<Stated<double>> key) => table.Get(key).Value / speed;
        var costs = new CostTable
        {
            Name = table.Get(CostKeys.Name),
            Date = table.GetOr(CostKeys.Date, null),
            Machine = table.GetOr(CostKeys.MeasuredOn, null),
            MessageConstantNs = Ns(CostKeys.MessageConstant),
            MessagePerByteNs = Ns(CostKeys.MessagePerByte),
            CompressPerByteNs = Ns(CostKeys.CompressPerByte),
            DecompressPerByteNs = Ns(CostKeys.DecompressPerByte),
            VerifySignatureNs = VerifyCost(table, scheme)!.Value / machine.Get(NodeKeys.CryptoSpeed),
            HashConstantNs = Ns(CostKeys.HashConstant),
            HashPerByteNs = Ns(CostKeys.HashPerByte),
            BatchPerTransactionNs = Ns(CostKeys.BatchPerTransaction),
            ApplyPerTransactionNs = Ns(CostKeys.ApplyPerTransaction),
            ContextSwitchNs = Ns(CostKeys.ContextSwitch),
            DiskSyncLatency = table.Get(CostKeys.DiskSyncLatency).Value,
            DiskBandwidth = table.Get(CostKeys.DiskBandwidth).Value,
            DiskReadLatency = table.Get(CostKeys.DiskReadLatency).Value,
            StoreMissCpuNs = Ns(CostKeys.StoreMissCpu),
            StoreReadsPerTransaction = table.Get(CostKeys.StoreReadsPerTransaction),
            StoreReadAhead = table.Get(CostKeys.StoreReadAhead),
            StateBytesPerTransaction = table.Get(CostKeys.StateBytesPerTransaction).Value,
            StoreMergePerByteNs = Ns(CostKeys.StoreMergePerByte),
            StoreCompressionRatio = table.Get(CostKeys.StoreCompressionRatio),
            Quantum = table.Get(CostKeys.Quantum),
        };
        return WithStatements(costs, table, machine.Get(NodeKeys.Uncertainty), scheme);
    }

    /// <summary>The table with how sure its costs are and where they come from.</summary>
    private static CostTable WithStatements(CostTable costs, KeyValues table, double added, SignatureScheme scheme)
    {
        SortedDictionary<string, double> uncertainties = new(StringComparer.Ordinal);
        SortedDictionary<string, string> sources = new(StringComparer.Ordinal);
        foreach (string name in CostTable.InputNames)
        {
            (double? uncertainty, string? source) = Statement(table, name, scheme);
            double total = Math.Min((uncertainty ?? 0) + added, CostTable.UncertaintyMax);
            if (total > 0 && !costs.IsNothing(name))
                uncertainties[name] = total;
            if (source is not null)
                sources[name] = source;
        }
        return costs with { Uncertainties = uncertainties, Sources = sources };
    }

    private static (double? Uncertainty, string? Source) Statement(KeyValues table, string name, SignatureScheme scheme)
    {
        Key key = CostKeys.Costs.First(k => k.Name == name);
        object? value = key == CostKeys.VerifySignature ? StatedVerifyCost(table, scheme) : table.Value(key);
        return value switch
        {
            IStated stated => (stated.Uncertainty, stated.Source),
            _ => (null, null),
        };
    }

    private static Stated<double>? StatedVerifyCost(KeyValues table, SignatureScheme scheme)
    {
        if (!table.TryGet(CostKeys.VerifySignature, out Either<Stated<double>>? cost))
            return null;
        return cost.Group is null ? cost.Scalar : cost.Group.GetOr(SchemeKey(scheme), null);
    }

    private static Key<Stated<double>> SchemeKey(SignatureScheme scheme) => CostKeys.BySchemeKeys[CostKeys.Schemes.Select(s => s.Scheme).ToList().IndexOf(scheme)];

    private static void Complete(KeyValues table, SignatureScheme scheme, ReadContext context, int depth)
    {
        bool named = table.TryGet(CostKeys.Base, out string? written);
        if (named || CostKeys.Costs.Any(k => !table.Has(k)))
        {
            if (Base(table, named ? written! : DefaultBase, scheme, context, depth) is { } found)
                Merge(table, found, scheme);
        }
        table.Remove(CostKeys.Base);
    }

    private static KeyValues? Base(KeyValues table, string name, SignatureScheme scheme, ReadContext context, int depth)
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
        Complete(found, scheme, context, depth + 1);
        return found;
    }

    private static void Merge(KeyValues table, KeyValues from, SignatureScheme scheme)
    {
        foreach (Key key in CostKeys.Costs.Concat(CostKeys.Origins).Where(from.Has))
        {
            if (!table.Has(key))
                table.Set(key, from.Value(key), null);
            else if (table.Value(key) is IStated own && own.Repeats(from.Value(key)))
                table.Set(key, from.Value(key), table.At(key));
        }
        MergeVerifyCosts(table, from, scheme);
    }

    private static void MergeVerifyCosts(KeyValues table, KeyValues from, SignatureScheme scheme)
    {
        if (!table.TryGet(CostKeys.VerifySignature, out Either<Stated<double>>? own) || !from.TryGet(CostKeys.VerifySignature, out Either<Stated<double>>? other))
            return;
        if (own.Group is null)
        {
            if (StatedVerifyCost(from, scheme) is { } stated && own.Scalar!.Repeats(stated))
                table.Set(CostKeys.VerifySignature, new Either<Stated<double>>(stated, null), table.At(CostKeys.VerifySignature));
            return;
        }
        foreach (Key<Stated<double>> key in CostKeys.BySchemeKeys.Where(k => other.Group?.Has(k) ?? false))
        {
            if (!own.Group.Has(key) || own.Group.Get(key).Repeats(other.Group!.Get(key)))
                own.Group.Set(key, other.Group!.Value(key), null);
        }
    }
}
