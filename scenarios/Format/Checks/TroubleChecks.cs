using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Planned trouble that cannot happen: at no time, after the end, or to nodes that do not exist. Who joins and leaves is checked by <see cref="MemberChecks"/>.</summary>
internal sealed class TroubleChecks
{
    private const string Leader = "leader";
    private const string Rest = "rest";

    private readonly DeploymentNames? _names;
    private readonly ReadContext _context;

    private TroubleChecks(Deployment? deployment, ReadContext context)
    {
        (_names, _context) = (deployment is null ? null : new DeploymentNames(deployment), context);
    }

    /// <summary>Notes all such faults.</summary>
    public static void Run(KeyValues root, Deployment? deployment, ReadContext context)
    {
        TroubleChecks checks = new(deployment, context);
        Duration? end = root.TryGet(ScenarioKeys.Warmup, out Duration warmup) && root.TryGet(ScenarioKeys.Duration, out Duration duration)
            && root.TryGet(ScenarioKeys.Drain, out Duration drain) ? warmup + duration + drain : null;
        foreach (ListItem<KeyValues> fault in root.Readable(ScenarioKeys.Faults))
        {
            checks.Time(fault.Value, end);
            checks.Kind(fault.Value);
        }
    }

    private void Time(KeyValues fault, Duration? end)
    {
        bool at = fault.TryGet(FaultKeys.At, out Duration once);
        bool from = fault.TryGet(FaultKeys.From, out Duration first);
        if (at == from)
        {
            Add(fault, FaultKeys.At, at
                ? "`at` and `from` stand together; a fault fires once, `at`, or again and again, `from`, `every` and `until`"
                : "the time is missing; a fault fires once, `at: 12s`, or again and again, `from: 5s, every: 4s, until: 60s`");
            return;
        }
        if (from && !fault.Has(FaultKeys.Every))
            Add(fault, FaultKeys.Every, "the key is missing; a fault with `from` is repeated `every` so often");
        if (at && (fault.Has(FaultKeys.Every) || fault.Has(FaultKeys.Until)))
            Add(fault, fault.Has(FaultKeys.Every) ? FaultKeys.Every : FaultKeys.Until, "a repeated fault starts `from` a time; write `from` in place of `at`");
        if (from && fault.TryGet(FaultKeys.Until, out Duration until) && until <= first)
            Add(fault, FaultKeys.Until, $"`until` is {until}; it must be after `from`, which is {first}");
        if (end is { } last && (at ? once : first) >= last)
            Add(fault, at ? FaultKeys.At : FaultKeys.From, $"the fault fires at {(at ? once : first)} and the run ends at {last} at the latest (warmup, duration and drain)");
    }

    private void Kind(KeyValues fault)
    {
        if (VariantShape.Is(fault, FaultKeys.CrashGroup))
            Target(fault, FaultKeys.Crash, true);
        else if (VariantShape.Is(fault, FaultKeys.RestartGroup))
            Target(fault, FaultKeys.Restart, false);
        else if (VariantShape.Is(fault, FaultKeys.IsolateGroup))
            Target(fault, FaultKeys.Isolate, true);
        else if (VariantShape.Is(fault, FaultKeys.SlowGroup))
            Slow(fault);
        else if (VariantShape.Is(fault, FaultKeys.LinkGroup))
            Link(fault);
        else if (VariantShape.Is(fault, FaultKeys.PartitionGroup))
            Partition(fault.Get(FaultKeys.Partition));
    }

    private void Slow(KeyValues fault)
    {
        Target(fault, FaultKeys.Slow, true);
        if (!fault.Has(FaultKeys.Cpu) && !fault.Has(FaultKeys.Disk))
            Add(fault, FaultKeys.Slow, "what is slow is missing; add `cpu: 0.25` or `disk: 0.1`");
    }

    private void Link(KeyValues fault)
    {
        KeyValues link = fault.Get(FaultKeys.Link);
        foreach (Key<string> end in new[] { FaultKeys.LinkFrom, FaultKeys.LinkTo })
        {
            string name = link.Get(end);
            if (!NodeId.TryParse(name, out _))
                Add(link, end, $"`{name}` is not a node; a link fault is between two nodes such as `validator-1` and `validator-2`");
            else
                Known(name, link.At(end), link.PathOf(end));
        }
        if (link.Get(FaultKeys.LinkFrom) == link.Get(FaultKeys.LinkTo))
            Add(link, FaultKeys.LinkTo, "the link leads from a node to itself");
        if (!fault.Has(FaultKeys.Latency) && !fault.Has(FaultKeys.Loss))
            Add(fault, FaultKeys.Link, "what the link suffers is missing; add `latency: 80ms` or `loss: 0.2`");
    }

    private void Partition(IReadOnlyList<ListItem<IReadOnlyList<ListItem<string>>>> groups)
    {
        Dictionary<string, string> seen = [];
        foreach (ListItem<string> member in groups.SelectMany(g => g.Value))
        {
            if (member.Value is not (Leader or Rest) && !Known(member.Value, member.Node, member.Path))
                continue;
            IReadOnlyList<string> nodes = _names?.NodesOf(member.Value) ?? [member.Value];
            string? twice = nodes.FirstOrDefault(seen.ContainsKey);
            if (twice is not null)
                _context.Faults.Add(member.Node, member.Path, $"`{twice}` is in two groups, here and as `{seen[twice]}`; groups must not overlap");
            foreach (string node in nodes)
                seen.TryAdd(node, member.Value);
        }
    }

    private void Target(KeyValues fault, Key<string> key, bool leader)
    {
        string name = fault.Get(key);
        if (name == Leader && !leader)
            Add(fault, key, "`leader` is never down; name the node or container that is to start again, or use `restartAfter` with the crash");
        else if (name == Rest)
            Add(fault, key, "`rest` has a meaning in partitions alone");
        else if (name != Leader)
            Known(name, fault.At(key), fault.PathOf(key));
    }

    private bool Known(string name, SourceNode at, string path)
    {
        if (_names is null || _names.Has(name))
            return true;
        _context.Faults.Add(at, path, $"the deployment has no node or container `{name}`{_names.Hint(name)}");
        return false;
    }

    private void Add(KeyValues values, Key key, string message) => _context.Faults.Add(values.At(key), values.PathOf(key), message);
}
