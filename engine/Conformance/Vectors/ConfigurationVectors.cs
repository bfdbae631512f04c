using Aurigraph.Conformance.Comparison;
using Aurigraph.Conformance.Transcripts;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Replication;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Vectors;

/// <summary>The commands <c>simple</c>, <c>enter-joint</c> and <c>leave-joint</c>: one configuration made from another, from an empty one on.
/// The log counts as one entry longer after each command, so that a member's next index tells when it became one.</summary>
internal sealed class ConfigurationVectors
{
    private readonly ProgressTracker _progress = new(NodeId.None, MemberConfiguration.Empty, maxInflightAppends: 10, maxInflightBytes: long.MaxValue);
    private MemberConfiguration _configuration = MemberConfiguration.Empty;
    private LogIndex _last;

    /// <summary>Carries one command out.</summary>
    public Answer Answer(Directive directive)
    {
        if (QuorumVectors.UnknownArgument(directive, directive.Command == "enter-joint" ? ["autoleave"] : []) is { } unknown)
            return unknown;
        var steps = ChangeText.Read(directive);
        var result = directive.Command switch
        {
            "simple" => ConfigurationChanger.Simple(_configuration, steps),
            "enter-joint" => ConfigurationChanger.EnterJoint(_configuration, steps, directive.Switch("autoleave")),
            _ => ConfigurationChanger.LeaveJoint(_configuration),
        };
        var last = _last;
        _last = _last.Next;
        if (!result.IsPossible)
            return Comparison.Answer.Error(Level.Pure, FaultText.Of(result.Fault));
        _configuration = result.Configuration;
        _progress.Reconfigure(_configuration, last);
        return new Answer(Level.Pure, [ConfigurationText.Of(_configuration), .. _progress.Followers.ToArray().Select(follower => ProgressText.Of(follower.View))]);
    }
}
