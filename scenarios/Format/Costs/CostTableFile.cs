using System.Diagnostics.CodeAnalysis;
using Aurigraph.Experiment;
using Aurigraph.Scenarios.Building;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Costs;

/// <summary>Reads and writes files of costs by the keys of scenarios.</summary>
public static class CostTableFile
{
    private static readonly SourceFile Nowhere = new("", null);

    /// <summary>The table that scenarios take when they name none.</summary>
    public static CostTableContent Reference => TryRead("reference", out CostTableContent? content, out IReadOnlyList<ScenarioFault> faults)
        ? content
        : throw new InvalidOperationException($"The reference table of the catalog has faults: {string.Join("; ", faults)}");

    /// <summary>Reads a table: a name of the catalog, or the path of a file.</summary>
    /// <param name="file">Name or path.</param>
    /// <param name="content">The table when it has no fault.</param>
    /// <param name="faults">All of its faults.</param>
    /// <returns>Whether it has none.</returns>
    public static bool TryRead(string file, [NotNullWhen(true)] out CostTableContent? content, out IReadOnlyList<ScenarioFault> faults)
    {
        FaultList list = new();
        ReadContext context = new(list, new PartFiles(Catalog.BuiltIn));
        content = null;
        PartShape part = new("costs", "a cost table", CostKeys.Group, CostKeys.Name);
        if (part.TryRead(new ScalarNode(Nowhere, 1, 1, file, true), "", context, out KeyValues? table))
        {
            CostTableBuilder.Complete(table, SignatureScheme.None, context);
            foreach (Key key in CostKeys.Costs.Where(k => !table.Has(k) && list.Count == 0))
                list.Add(table.Node, key.Name, "the key is missing, and the base of the table lacks it, too");
            content = list.Count == 0 ? Content(table) : null;
        }
        faults = list.ToList();
        return content is not null;
    }

    /// <summary>The text of a file.</summary>
    /// <param name="content">A table; each key of its costs is one of the format.</param>
    /// <param name="comment">First lines, each without its sign.</param>
    /// <exception cref="ArgumentException">A cost has a key that the format does not know, or a value it does not take.</exception>
    public static string Text(CostTableContent content, params IReadOnlyList<string> comment)
    {
        KeyValues table = Table(content);
        string text = string.Concat(comment.Select(line => $"# {line}\n")) + YamlText.Write((OutputMapping)CostKeys.Group.Write(table));
        FaultList faults = new();
        SourceNode? node = YamlTree.Load(text, Nowhere, faults);
        if (node is null || !CostKeys.Group.TryRead(node, "", new ReadContext(faults, new PartFiles(Catalog.BuiltIn)), out _))
            throw new ArgumentException($"The table would not read back: {string.Join("; ", faults.ToList())}", nameof(content));
        return text;
    }

    private static CostTableContent Content(KeyValues table)
    {
        SortedDictionary<string, double> kernel = new(StringComparer.Ordinal);
        if (table.TryGet(CostKeys.Kernel, out KeyValues? kernels))
        {
            foreach (Key<double> key in KernelKeys.All.Where(kernels.Has))
                kernel[key.Name] = kernels.Get(key);
        }
        return new CostTableContent
        {
            Name = table.Get(CostKeys.Name),
            Date = table.GetOr(CostKeys.Date, null),
            Machine = table.GetOr(CostKeys.MeasuredOn, null),
            Kernel = kernel,
            Costs = [.. CostKeys.Costs.SelectMany(key => Statements(key, table))],
        };
    }

    private static IEnumerable<CostStatement> Statements(Key key, KeyValues table)
    {
        switch (table.Value(key))
        {
            case Stated<double> cost:
                return [new(key.Name, cost.Value, cost.Uncertainty, cost.Source)];
            case Stated<Duration> time:
                return [new(key.Name, time.Value.Nanoseconds, time.Uncertainty, time.Source)];
            case Stated<Bandwidth> bandwidth:
                return [new(key.Name, bandwidth.Value.BytesPerSecond, bandwidth.Uncertainty, bandwidth.Source)];
            case Stated<ByteCount> size:
                return [new(key.Name, size.Value.Bytes, size.Uncertainty, size.Source)];
            case Duration time:
                return [new(key.Name, time.Nanoseconds, null, null)];
            case double number:
                return [new(key.Name, number, null, null)];
            case Either<Stated<double>> { Group: { } group }:
                return CostKeys.BySchemeKeys.Where(group.Has).Select(k => (k.Name, Cost: group.Get(k)))
                    .Select(s => new CostStatement($"{key.Name}.{s.Name}", s.Cost.Value, s.Cost.Uncertainty, s.Cost.Source));
            case Either<Stated<double>> { Scalar: { } same }:
                return CostKeys.Schemes.Select(s => new CostStatement($"{key.Name}.{s.Name}", same.Value, same.Uncertainty, same.Source));
            default:
                throw new InvalidOperationException($"The cost {key.Name} has a form that no statement stands for.");
        }
    }

    private static KeyValues Table(CostTableContent content)
    {
        ScalarNode nowhere = new(Nowhere, 1, 1, "", true);
        KeyValues table = new(CostKeys.Group, nowhere, "");
        KeyValues byScheme = new(CostKeys.ByScheme, nowhere, CostKeys.VerifySignature.Name);
        KeyValues kernel = new(KernelKeys.Group, nowhere, CostKeys.Kernel.Name);
        table.Set(CostKeys.Name, content.Name, null);
        if (content.Date is { } date)
            table.Set(CostKeys.Date, date, null);
        if (content.Machine is { } machine)
            table.Set(CostKeys.MeasuredOn, machine, null);
        foreach (Key<double> key in KernelKeys.All.Where(k => content.Kernel.ContainsKey(k.Name)))
            kernel.Set(key, content.Kernel[key.Name], null);
        table.Set(CostKeys.Kernel, kernel, null);
        foreach (CostStatement cost in content.Costs)
            Set(table, byScheme, cost);
        table.Set(CostKeys.VerifySignature, new Either<Stated<double>>(null, byScheme), null);
        return table;
    }

    private static void Set(KeyValues table, KeyValues byScheme, CostStatement cost)
    {
        string prefix = CostKeys.VerifySignature.Name + ".";
        bool ofScheme = cost.Key.StartsWith(prefix, StringComparison.Ordinal);
        IEnumerable<Key> keys = ofScheme ? CostKeys.BySchemeKeys : CostKeys.Costs;
        Key key = keys.FirstOrDefault(k => k.Name == (ofScheme ? cost.Key[prefix.Length..] : cost.Key))
            ?? throw new ArgumentException($"`{cost.Key}` is no cost of the format.", nameof(cost));
        (ofScheme ? byScheme : table).Set(key, Value(key, cost), null);
    }

    private static object Value(Key key, CostStatement cost) => key switch
    {
        Key<Stated<double>> => new Stated<double>(cost.Value, cost.Uncertainty, cost.Source),
        Key<Stated<Duration>> => new Stated<Duration>(new Duration((long)Math.Round(cost.Value)), cost.Uncertainty, cost.Source),
        Key<Stated<Bandwidth>> => new Stated<Bandwidth>(new Bandwidth(cost.Value), cost.Uncertainty, cost.Source),
        Key<Stated<ByteCount>> => new Stated<ByteCount>(new ByteCount((long)Math.Round(cost.Value)), cost.Uncertainty, cost.Source),
        Key<Duration> => new Duration((long)Math.Round(cost.Value)),
        Key<double> => cost.Value,
        _ => throw new ArgumentException($"`{cost.Key}` is written scheme by scheme.", nameof(cost)),
    };
}
