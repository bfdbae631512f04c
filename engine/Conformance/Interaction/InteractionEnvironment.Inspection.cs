using Aurigraph.Conformance.Transcripts;
using Aurigraph.Conformance.Vectors;
using Aurigraph.Consensus;
using Aurigraph.Consensus.Replication;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <content>What can be seen.</content>
internal sealed partial class InteractionEnvironment
{
    private void Inspect(Directive directive)
    {
        switch (directive.Command)
        {
            case "raft-state":
                _output.Write(_nodes.Values.Select(StateText));
                break;
            case "raft-indices":
                _output.Write(_nodes.Values.Select(IndicesText));
                break;
            case "members":
                _output.Write(NodesOrAll(directive).Select(node => $"{node.Number}: {ConfigurationText.Of(node.Core.Configuration)}"));
                break;
            case "reads":
                _output.Write(Node(directive, 0).AnsweredReads);
                break;
            case "raft-log":
                _output.Write(Node(directive, 0).LogText);
                break;
            case "status":
                _output.Write(ProgressLines(Node(directive, 0).Core));
                break;
            default:
                throw new InvariantException($"`{directive.Command}` has arguments and does nothing.");
        }
    }

    private static string IndicesText(ScriptedNode node)
    {
        var core = node.Core;
        return $"{node.Number}: First:{core.FirstIndex} Last:{core.LastIndex} Durable:{core.DurableIndex} Commit:{core.CommitIndex} Applied:{core.AppliedIndex}";
    }

    private static string StateText(ScriptedNode node)
    {
        var core = node.Core;
        string kind = core.Configuration.IsVoter(node.Id) ? "(Voter)" : "(Non-Voter)";
        return $"{node.Number}: State{core.Role} {kind} Term:{core.Term} Lead:{NodeNumber.Of(core.Leader)}";
    }

    /// <summary>How a leader sees the members. It sees itself as replicating up to what its disk holds.</summary>
    private static IEnumerable<string> ProgressLines(HyperRaft core)
    {
        if (core.Role != RaftRole.Leader)
            return [];
        var lines = core.Followers.ToDictionary(f => f.Node);
        if (core.Configuration.Contains(core.Leader))
        {
            lines.Add(core.Leader, new FollowerProgress(
                core.Leader, core.Configuration.IsLearner(core.Leader), ProgressState.Replicate, core.DurableIndex, core.DurableIndex.Next, 0, 0, false, false, true, LogIndex.Zero));
        }

        return lines.Values.OrderBy(f => f.Node).Select(ProgressText.Of);
    }
}
