using System.Text;
using Aurigraph.Consensus.Replication;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Vectors;

/// <summary>How a leader sees a member, on one line: <c>2: StateReplicate match=11 next=15 paused inflight=3[full]</c>.</summary>
internal static class ProgressText
{
    /// <summary>The line.</summary>
    public static string Of(FollowerProgress progress)
    {
        var text = new StringBuilder($"{NodeNumber.Of(progress.Node)}: State{progress.State} match={progress.Match} next={progress.Next}");
        if (progress.IsLearner)
            text.Append(" learner");
        if (progress.IsPaused)
            text.Append(" paused");
        if (progress.PendingSnapshot > LogIndex.Zero)
            text.Append($" pendingSnap={progress.PendingSnapshot}");
        if (!progress.IsActive)
            text.Append(" inactive");
        if (progress.InflightAppends > 0)
            text.Append($" inflight={progress.InflightAppends}{(progress.IsWindowFull ? "[full]" : "")}");
        return text.ToString();
    }
}
