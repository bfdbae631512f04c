using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Building;

/// <summary>Makes planned trouble from the values of <c>faults</c>.</summary>
internal static class FaultBuilder
{
    /// <summary>When a fault fires first; null when that was read with faults.</summary>
    public static Duration? First(KeyValues fault) =>
        fault.TryGet(FaultKeys.At, out Duration at) || fault.TryGet(FaultKeys.From, out at) ? at : null;

    /// <summary>One planned trouble.</summary>
    public static Fault Build(KeyValues fault)
    {
        Duration at = First(fault)!.Value;
        Duration? every = fault.TryGet(FaultKeys.Every, out Duration e) ? e : null;
        Duration? until = fault.TryGet(FaultKeys.Until, out Duration u) ? u : null;
        if (VariantShape.Is(fault, FaultKeys.CrashGroup))
            return new CrashFault(at, fault.Get(FaultKeys.Crash), fault.TryGet(FaultKeys.RestartAfter, out Duration after) ? after : null, every, until);
        if (VariantShape.Is(fault, FaultKeys.RestartGroup))
            return new RestartFault(at, fault.Get(FaultKeys.Restart), every, until);
        if (VariantShape.Is(fault, FaultKeys.JoinGroup))
            return new JoinFault(at, Node(fault.Get(FaultKeys.Join)));
        if (VariantShape.Is(fault, FaultKeys.LeaveGroup))
            return new LeaveFault(at, Node(fault.Get(FaultKeys.Leave)));
        Duration length = fault.Get(FaultKeys.For);
        if (VariantShape.Is(fault, FaultKeys.PartitionGroup))
            return new PartitionFault(at, [.. fault.Get(FaultKeys.Partition).Select(g => (IReadOnlyList<string>)[.. g.Value.Select(m => m.Value)])], length, every, until);
        if (VariantShape.Is(fault, FaultKeys.IsolateGroup))
            return new IsolateFault(at, fault.Get(FaultKeys.Isolate), fault.Get(FaultKeys.Direction), length, every, until);
        if (VariantShape.Is(fault, FaultKeys.SlowGroup))
            return new SlowFault(at, fault.Get(FaultKeys.Slow), fault.GetOr(FaultKeys.Cpu, 1), fault.GetOr(FaultKeys.Disk, 1), length, every, until);
        KeyValues link = fault.Get(FaultKeys.Link);
        return new LinkFault(
            at,
            link.Get(FaultKeys.LinkFrom),
            link.Get(FaultKeys.LinkTo),
            fault.TryGet(FaultKeys.Latency, out Duration latency) ? latency : null,
            fault.TryGet(FaultKeys.Loss, out double loss) ? loss : null,
            length,
            every,
            until);
    }

    /// <summary>A node whose name was checked.</summary>
    private static NodeId Node(string name) => NodeId.TryParse(name, out NodeId node) ? node : NodeId.None;
}
