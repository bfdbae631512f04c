using Aurigraph.Experiment;
using Aurigraph.Scenarios.Building;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Planned trouble that cannot happen: at no time, after the end, or to nodes that do not exist.</summary>
internal sealed class TroubleChecks
{
    private const string Leader = "leader";
    private const string Rest = "rest";

    private readonly Deployment? _deployment;
    private readonly ReadContext _context;
    private readonly Dictionary<string, IReadOnlyList<string>> _targets = [];

    private TroubleChecks(Deployment? deployment, ReadContext context)
    {
        (_deployment, _context) = (deployment, context);
        foreach (Container container in deployment?.Containers ?? [])
        {
            string[] nodes = [.. container.Nodes.Select(n => n.ToString())];
            _targets[container.Id] = nodes;
            foreach (string node in nodes)
                _targets[node] = [node];
        }
    }

    /// <summary>Notes all such faults.</summary>
    public static void Run(KeyValues root, Deployment? deployment, ReadContext context)
    {
        TroubleChecks checks = new(deployment, context);
        Duration? end = root.TryGet(ScenarioKeys.Warmup, out Duration warmup) && root.TryGet(ScenarioKeys.Duration, out Duration duration)
            && root.TryGet(ScenarioKeys.Drain, out Duration drain) ? warmup + duration + drain : null;
        foreach (ListItem<KeyValues> fault in root.GetOr(ScenarioKeys.Faults, []) ?? [])
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
        else
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
            IReadOnlyList<string> nodes = _targets.GetValueOrDefault(member.Value, [member.Value]);
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
        if (_deployment is null || _targets.ContainsKey(name))
            return true;
        IReadOnlyList<string> names = [.. _deployment.AllNodes.Select(n => n.ToString()), .. _deployment.Containers.Select(c => c.Id), Leader];
        _context.Faults.Add(at, path, $"the deployment has no node or container `{name}`{NearestName.Hint(name, names)} (it has {Present(name)})");
        return false;
    }

    /// <summary>The names of the role that was probably meant, or of all roles.</summary>
    private string Present(string name)
    {
        (string Role, int Nodes, int Containers)[] roles = [.. new[] { NodeRole.Validator, NodeRole.Business, NodeRole.Slim }
            .Select(role => (DeploymentBuilder.RoleName(role), _deployment!.Nodes(role).Count(), _deployment.Containers.Count(c => c.Role == role)))
            .Where(r => r.Item2 > 0)];
        if (roles.Any(r => name.StartsWith(r.Role, StringComparison.Ordinal)))
            roles = [.. roles.Where(r => name.StartsWith(r.Role, StringComparison.Ordinal))];
        return string.Join(", ", roles.Select(r => $"{Range(r.Role, r.Nodes)}, {Range(r.Role + "-container", r.Containers)}"));

        static string Range(string prefix, int count) => count == 1 ? $"`{prefix}-1`" : $"`{prefix}-1` to `{prefix}-{count}`";
    }

    private void Add(KeyValues values, Key key, string message) => _context.Faults.Add(values.At(key), values.PathOf(key), message);
}
