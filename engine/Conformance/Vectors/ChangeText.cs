using Aurigraph.Conformance.Transcripts;
using Aurigraph.Consensus.Membership;

namespace Aurigraph.Conformance.Vectors;

/// <summary>Steps of a change as transcripts write them: <c>v1 l2 r3 u4</c> for voter, learner, removed, updated.</summary>
internal static class ChangeText
{
    /// <summary>The steps in the input of a directive.</summary>
    public static IReadOnlyList<MemberChange> Read(Directive directive) =>
        [.. directive.Input.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(step => Read(directive, step))];

    /// <summary>Steps as text.</summary>
    public static string Of(IEnumerable<MemberChange> steps) => string.Join(' ', steps.Select(step => $"{Letter(step.Kind)}{NodeNumber.Of(step.Node)}"));

    private static MemberChange Read(Directive directive, string step)
    {
        MemberChangeKind kind = step[0] switch
        {
            'v' => MemberChangeKind.AddVoter,
            'l' => MemberChangeKind.AddLearner,
            'r' => MemberChangeKind.Remove,
            'u' => MemberChangeKind.Update,
            _ => throw directive.Wrong($"a step is v, l, r or u and the number of a node; found `{step}`"),
        };
        return new MemberChange(kind, NodeNumber.Read(directive, directive.NumberOf(step[1..])));
    }

    private static char Letter(MemberChangeKind kind) => kind switch
    {
        MemberChangeKind.AddVoter => 'v',
        MemberChangeKind.AddLearner => 'l',
        MemberChangeKind.Remove => 'r',
        _ => 'u',
    };
}
