using Aurigraph.Experiment;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of one of the <c>faults</c>.</summary>
internal static class FaultKeys
{
    public static readonly Key<Duration> At = new("at", Quantities.Time, "When a fault fires, from the start of the run; either this, or `from`, `every` and `until`.");
    public static readonly Key<Duration> From = new("from", Quantities.Time, "When a repeated one fires first.");
    public static readonly Key<Duration> Every = new("every", Quantities.Time.Positive(), "Time from one firing to the next.");
    public static readonly Key<Duration> Until = new("until", Quantities.Time.Positive(), "No firing at or after this.") { DefaultNote = "the end of the run" };
    /// <summary>The keys that say when a fault of any kind fires.</summary>
    public static readonly IReadOnlyList<Key> Times = [At, From, Every, Until];

    public static readonly Key<Duration> For = new("for", Quantities.Time.Positive(), "How long.") { IsRequired = true };

    public static readonly Key<string> Crash = new("crash", TextShape.Target, "Dies at once; what was not durable is lost.") { IsRequired = true };
    public static readonly Key<Duration> RestartAfter = new("restartAfter", Quantities.Time.Positive(), "When it comes back.") { DefaultNote = "it stays down" };
    public static readonly GroupShape CrashGroup = Fault(Crash, RestartAfter);

    public static readonly Key<string> Restart = new("restart", TextShape.Target, "Starts again from what it had made durable.") { IsRequired = true };
    public static readonly GroupShape RestartGroup = Fault(Restart);

    public static readonly Key<string> Join = new("join", TextShape.Node, "A validator that is no member and not started until then: it starts with an empty disk, catches up, and becomes a voter.") { IsRequired = true };
    public static readonly GroupShape JoinGroup = new("a fault", At, Join) { Flow = true };

    public static readonly Key<string> Leave = new("leave", TextShape.Node, "A validator that is voted out, and stopped when that has taken effect.") { IsRequired = true };
    public static readonly GroupShape LeaveGroup = new("a fault", At, Leave) { Flow = true };

    public static readonly Key<IReadOnlyList<ListItem<IReadOnlyList<ListItem<string>>>>> Partition = new("partition", new ListShape<IReadOnlyList<ListItem<string>>>(new ListShape<string>(TextShape.Target, 1, 2_000), 2, 100), "Groups that cannot reach each other; `rest` is every node in no other group.") { IsRequired = true };
    public static readonly GroupShape PartitionGroup = Fault(Partition, For);

    public static readonly Key<string> Isolate = new("isolate", TextShape.Target, "Cut off from all others.") { IsRequired = true };
    public static readonly Key<TrafficDirection> Direction = new("direction", new ChoiceShape<TrafficDirection>(("outbound", TrafficDirection.Outbound), ("inbound", TrafficDirection.Inbound), ("both", TrafficDirection.Both)), "Which traffic is cut.") { Default = "both" };
    public static readonly GroupShape IsolateGroup = Fault(Isolate, Direction, For);

    public static readonly Key<string> Slow = new("slow", TextShape.Target, "Works at a fraction of its speed.") { IsRequired = true };
    public static readonly Key<double> Cpu = new("cpu", Quantities.Probability.Positive().Named("a part of full speed such as `0.25`"), "Speed of its cores, in (0, 1].") { DefaultNote = "1" };
    public static readonly Key<double> Disk = new("disk", Quantities.Probability.Positive().Named("a part of full speed such as `0.1`"), "Speed of its disk, in (0, 1].") { DefaultNote = "1" };
    public static readonly GroupShape SlowGroup = Fault(Slow, Cpu, Disk, For);

    public static readonly Key<string> LinkFrom = new("from", TextShape.Node, "Node.") { IsRequired = true };
    public static readonly Key<string> LinkTo = new("to", TextShape.Node, "Node.") { IsRequired = true };
    public static readonly Key<KeyValues> Link = new("link", new GroupShape("a link", LinkFrom, LinkTo) { Flow = true }, "The link between two nodes gets worse, both ways.") { IsRequired = true };
    public static readonly Key<Duration> Latency = new("latency", Quantities.Latency, "One-way latency meanwhile.") { DefaultNote = "unchanged" };
    public static readonly Key<double> Loss = new("loss", Quantities.Probability.Below(1), "Probability that a packet is lost meanwhile.") { DefaultNote = "unchanged" };
    public static readonly GroupShape LinkGroup = Fault(Link, Latency, Loss, For);

    public static readonly VariantShape Shape = new("a fault", null, ("crash", CrashGroup), ("restart", RestartGroup), ("partition", PartitionGroup),
        ("isolate", IsolateGroup), ("slow", SlowGroup), ("link", LinkGroup), ("join", JoinGroup), ("leave", LeaveGroup));

    private static GroupShape Fault(params Key[] keys) => new("a fault", [.. Times, .. keys]) { Flow = true };
}
