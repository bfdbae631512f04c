using System.Text;
using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Vectors;

/// <summary>A configuration on one line: <c>voters=(1 2)&amp;&amp;(1) learners=(3) autoleave</c>.</summary>
internal static class ConfigurationText
{
    /// <summary>The line.</summary>
    public static string Of(MemberConfiguration configuration)
    {
        var text = new StringBuilder($"voters={List(configuration.Voters)}");
        if (configuration.IsJoint)
            text.Append("&&").Append(List(configuration.VotersOutgoing));
        if (configuration.Learners.Count > 0)
            text.Append(" learners=").Append(List(configuration.Learners));
        if (configuration.LearnersNext.Count > 0)
            text.Append(" learners_next=").Append(List(configuration.LearnersNext));
        if (configuration.AutoLeave)
            text.Append(" autoleave");
        return text.ToString();
    }

    private static string List(IEnumerable<NodeId> nodes) => $"({string.Join(' ', nodes.Select(NodeNumber.Of))})";
}
