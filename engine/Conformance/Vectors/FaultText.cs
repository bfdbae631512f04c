using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Vectors;

/// <summary>Why a change was refused, in words.</summary>
internal static class FaultText
{
    /// <summary>One line.</summary>
    public static string Of(ChangeFault fault) => fault switch
    {
        ChangeFault.EarlierPending => "an earlier change has not taken effect yet",
        ChangeFault.AlreadyJoint => "the configuration is joint: leave it first",
        ChangeFault.NotJoint => "the configuration is not joint: there is nothing to leave",
        ChangeFault.NoVotersYet => "nobody votes yet: there is nothing to be joint with",
        ChangeFault.NoVotersLeft => "nobody would vote any more",
        ChangeFault.SeveralVotersAtOnce => "several voters would change at once: enter a joint configuration",
        _ => throw new InvariantException($"{fault} was asked for in words."),
    };
}
