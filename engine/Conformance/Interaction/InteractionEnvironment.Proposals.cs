using Aurigraph.Conformance.Transcripts;
using Aurigraph.Conformance.Vectors;
using Aurigraph.Consensus;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;

namespace Aurigraph.Conformance.Interaction;

/// <content>Proposals.</content>
internal sealed partial class InteractionEnvironment
{
    /// <summary>Null, or why nobody took the proposal.</summary>
    private static string? Offer(ScriptedNode node, EntryPayload? payload)
    {
        ProposeResult result = default;
        node.Do(core => result = payload is ConfigurationChange change ? core.ProposeChange(change) : core.Propose(payload));
        switch (result.Outcome)
        {
            case ProposeOutcome.Accepted:
                return null;
            case ProposeOutcome.ChangePending or ProposeOutcome.JointConfiguration or ProposeOutcome.NotJoint:
                // etcd raft lets an entry that orders nothing take the place of a change that is refused.
                return Offer(node, null);
            case ProposeOutcome.NotLeader when !result.LeaderHint.IsNone:
                node.Forward(new ProposalParcel(node.Id, result.LeaderHint, payload));
                return null;
            default:
                return $"the proposal was dropped: {result.Outcome}";
        }
    }

    private string? Propose(Directive directive)
    {
        var node = Node(directive, 0);
        if (directive.Arguments.Count != 2)
            throw directive.Wrong("`propose NODE TEXT` was expected");
        return Offer(node, new ProposalText(directive.Arguments[1].ToString()));
    }

    private string? ProposeChange(Directive directive)
    {
        var node = Node(directive, 0);
        var steps = ChangeText.Read(directive);
        bool isOneStep = directive.Switch("v1");
        if (isOneStep && (steps.Count != 1 || directive.Value("transition") is not null))
            throw directive.Wrong("a change in the older form has one step and no transition");
        ChangeTransition transition = directive.Value("transition") switch
        {
            null or "auto" => ChangeTransition.Auto,
            "implicit" => ChangeTransition.Implicit,
            "explicit" => ChangeTransition.Explicit,
            var other => throw directive.Wrong($"a transition is auto, implicit or explicit; found `{other}`"),
        };
        return Offer(node, new ConfigurationChange(steps, transition, isOneStep ? EntryText.OneStepForm : []));
    }
}
