using System.Globalization;
using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Containers and reservations on hosts that do not exist or cannot hold them.</summary>
internal sealed class HostChecks
{
    private readonly KeyValues _values;
    private readonly Dictionary<string, Host> _hosts = [];
    private readonly ReadContext _context;

    private HostChecks(KeyValues values, ReadContext context) => (_values, _context) = (values, context);

    /// <summary>Notes all such faults.</summary>
    /// <param name="values">The deployment as written.</param>
    /// <param name="deployment">The deployment as built.</param>
    /// <param name="context">Where faults go.</param>
    public static void Run(KeyValues values, Deployment deployment, ReadContext context)
    {
        HostChecks checks = new(values, context);
        checks.Collect(deployment);
        foreach (ListItem<KeyValues> group in values.Get(DeploymentKeys.Containers))
            checks.Container(group.Value);
        checks.Reservations(deployment);
    }

    private void Collect(Deployment deployment)
    {
        IReadOnlyList<ListItem<KeyValues>> written = _values.Readable(DeploymentKeys.Hosts);
        for (int i = 0; i < written.Count; i++)
        {
            KeyValues host = written[i].Value;
            if (!_hosts.TryAdd(deployment.Hosts[i].Id, deployment.Hosts[i]))
                Add(host, HostKeys.Id, $"two hosts have the id `{deployment.Hosts[i].Id}`; each needs its own");
            if (host.Has(HostKeys.SmtYield) && host.Get(HostKeys.SmtYield) < 1 && host.Get(HostKeys.Cores) % 2 != 0)
                Add(host, HostKeys.Cores, $"a host with two threads a core (`smtYield` {Text(host.Get(HostKeys.SmtYield))}) has an even number of threads, not {host.Get(HostKeys.Cores)}");
        }
    }

    private void Container(KeyValues group)
    {
        bool quota = group.TryGet(DeploymentKeys.CpuLimit, out CpuLimit limit) && limit == CpuLimit.Quota;
        if (!group.TryGet(DeploymentKeys.Host, out string? name))
        {
            if (quota)
                Add(group, DeploymentKeys.CpuLimit, "a quota is a share of the cores of a host and the container has none; name one of `deployment.hosts` with `host`, or write `pinned`");
            return;
        }
        if (!Known(group, DeploymentKeys.Host, name, out Host? host))
            return;
        int cores = group.Get(DeploymentKeys.Cores);
        if (cores > host.Cores)
            Add(group, DeploymentKeys.Cores, $"the container is to have {cores} cores and its host `{host.Id}` has {host.Cores}; at most those can be given");
        if (group.Get(DeploymentKeys.Memory) > host.Memory)
            Add(group, DeploymentKeys.Memory, $"the limit is {group.Get(DeploymentKeys.Memory)} and the host `{host.Id}` has {host.Memory}; at most that can be given");
    }

    private void Reservations(Deployment deployment)
    {
        foreach (KeyValues reservation in _values.Readable(DeploymentKeys.Infrastructure).Select(r => r.Value))
            Known(reservation, HostKeys.ReservationHost, reservation.Get(HostKeys.ReservationHost), out _);
        foreach (Host host in _hosts.Values)
        {
            List<KeyValues> here = [.. _values.Readable(DeploymentKeys.Infrastructure).Select(r => r.Value).Where(r => r.Get(HostKeys.ReservationHost) == host.Id)];
            double cores = here.Sum(r => r.Get(HostKeys.ReservedCores));
            ByteCount memory = new(here.Sum(r => r.Get(HostKeys.ReservedMemory).Bytes));
            bool isUsed = deployment.Containers.Any(c => c.Host == host.Id);
            if (here.Count > 0 && (isUsed ? cores >= host.Cores : cores > host.Cores))
                Add(here[^1], HostKeys.ReservedCores, $"{Text(cores)} cores of `{host.Id}` are reserved and it has {host.Cores}; containers need some of them");
            if (here.Count > 0 && memory >= host.Memory)
                Add(here[^1], HostKeys.ReservedMemory, $"{memory} of `{host.Id}` are reserved and it has {host.Memory}; containers need some of that");
        }
    }

    private bool Known(KeyValues values, Key<string> key, string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Host? host)
    {
        if (_hosts.TryGetValue(name, out host))
            return true;
        string known = _hosts.Count == 0 ? "; it has no `hosts`" : NearestName.Hint(name, _hosts.Keys) + $" (it has {NearestName.List(_hosts.Keys)})";
        Add(values, key, $"the deployment has no host `{name}`{known}");
        return false;
    }

    private void Add(KeyValues values, Key key, string message) => _context.Faults.Add(values.At(key), values.PathOf(key), message);

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
