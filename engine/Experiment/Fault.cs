using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>One planned trouble. Times are from the start of the run, warm-up included.</summary>
/// <param name="At">When it first fires.</param>
/// <param name="Every">When repeated, the time between two; else null.</param>
/// <param name="Until">When repeated, no firing at or after this; else null.</param>
public abstract record Fault(Duration At, Duration? Every, Duration? Until);

/// <summary>The target dies at once: what was not durable is lost.</summary>
/// <param name="At">When it first fires.</param>
/// <param name="Target">Node id, container id or "leader", resolved when it fires.</param>
/// <param name="RestartAfter">When it comes back; null: it stays down.</param>
/// <param name="Every">Repetition.</param>
/// <param name="Until">End of the repetition.</param>
public sealed record CrashFault(Duration At, string Target, Duration? RestartAfter, Duration? Every, Duration? Until) : Fault(At, Every, Until);

/// <summary>A node or container that is down starts again from what it had made durable.</summary>
/// <param name="At">When it fires.</param>
/// <param name="Target">Node id or container id.</param>
/// <param name="Every">Repetition.</param>
/// <param name="Until">End of the repetition.</param>
public sealed record RestartFault(Duration At, string Target, Duration? Every, Duration? Until) : Fault(At, Every, Until);

/// <summary>A validator that is neither started nor a member until then starts with an empty disk, catches up, and becomes a voter. No trouble, but planned like it.</summary>
/// <param name="At">When it fires.</param>
/// <param name="Node">The validator.</param>
public sealed record JoinFault(Duration At, NodeId Node) : Fault(At, null, null);

/// <summary>A voter is voted out under load, and stopped when that has taken effect.</summary>
/// <param name="At">When it fires.</param>
/// <param name="Node">The validator.</param>
public sealed record LeaveFault(Duration At, NodeId Node) : Fault(At, null, null);

/// <summary>Groups cannot reach each other.</summary>
/// <param name="At">When it first fires.</param>
/// <param name="Groups">Node ids, container ids, "leader"; the word "rest" stands for all nodes in no other group.</param>
/// <param name="For">How long.</param>
/// <param name="Every">Repetition.</param>
/// <param name="Until">End of the repetition.</param>
public sealed record PartitionFault(Duration At, IReadOnlyList<IReadOnlyList<string>> Groups, Duration For, Duration? Every, Duration? Until) : Fault(At, Every, Until);

/// <summary>A target is cut off from all others.</summary>
/// <param name="At">When it first fires.</param>
/// <param name="Target">Node id, container id or "leader".</param>
/// <param name="Direction">Which traffic is cut.</param>
/// <param name="For">How long.</param>
/// <param name="Every">Repetition.</param>
/// <param name="Until">End of the repetition.</param>
public sealed record IsolateFault(Duration At, string Target, TrafficDirection Direction, Duration For, Duration? Every, Duration? Until) : Fault(At, Every, Until);

/// <summary>A target's processor or disk works at a fraction of its speed. The cores of a node are its container's: slowing a node slows the work of that node alone.</summary>
/// <param name="At">When it first fires.</param>
/// <param name="Target">Node id, container id or "leader".</param>
/// <param name="Cpu">Speed factor in (0, 1]; 1 when not slowed.</param>
/// <param name="Disk">Speed factor in (0, 1]; 1 when not slowed.</param>
/// <param name="For">How long.</param>
/// <param name="Every">Repetition.</param>
/// <param name="Until">End of the repetition.</param>
public sealed record SlowFault(Duration At, string Target, double Cpu, double Disk, Duration For, Duration? Every, Duration? Until) : Fault(At, Every, Until);

/// <summary>The link between two nodes gets worse, both ways.</summary>
/// <param name="At">When it first fires.</param>
/// <param name="From">Node id.</param>
/// <param name="To">Node id.</param>
/// <param name="Latency">One-way latency meanwhile; null: unchanged.</param>
/// <param name="Loss">Packet loss meanwhile; null: unchanged.</param>
/// <param name="For">How long.</param>
/// <param name="Every">Repetition.</param>
/// <param name="Until">End of the repetition.</param>
public sealed record LinkFault(Duration At, string From, string To, Duration? Latency, double? Loss, Duration For, Duration? Every, Duration? Until) : Fault(At, Every, Until);

/// <summary>Which traffic is cut.</summary>
public enum TrafficDirection
{
    /// <summary>What the target sends.</summary>
    Outbound,

    /// <summary>What is sent to the target.</summary>
    Inbound,

    /// <summary>Both.</summary>
    Both,
}
