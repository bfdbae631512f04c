using System.Globalization;
using Aurigraph.Conformance.Comparison;
using Aurigraph.Conformance.Transcripts;
using Aurigraph.Conformance.Vectors;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <summary>
/// Nodes and the messages between them, moved only by the directives of a transcript, as etcd raft's interaction tests move theirs: no step is
/// taken that no directive asks for.
/// </summary>
/// <remarks>Partial by duty: Nodes (who there is and what time it is), Proposals, Work (who does what when), Inspection.</remarks>
internal sealed partial class InteractionEnvironment
{
    private readonly SortedDictionary<NodeId, ScriptedNode> _nodes = [];
    private readonly List<Parcel> _network = [];
    private readonly OutputText _output = new();
    private int _unknownSince;

    /// <summary>Carries a directive out. One whose command takes no input may have further commands in its place.</summary>
    public Answer Answer(Directive directive)
    {
        if (_unknownSince > 0)
            return Comparison.Answer.Unsupported(Level.Pure, $"the state is not known since line {_unknownSince.ToString(CultureInfo.InvariantCulture)}, which could not be carried out");
        Directive[] all = directive.Command == "propose-conf-change"
            ? [directive]
            : [directive, .. directive.Input.Select(line => TranscriptReader.ReadCommand(line, directive))];
        _output.Clear();
        var level = Level.Pure;
        string? error = null;
        foreach (var one in all)
        {
            bool isQuiet = _output.IsQuiet || one.Values("log-level") is ["none"];
            level = isQuiet || LevelOf(one.Command) < level ? level : LevelOf(one.Command);
            try
            {
                if (Carry(one, ref error) is { } unknown)
                {
                    _unknownSince = directive.Line;
                    return Comparison.Answer.Unsupported(Level.Pure, unknown);
                }
            }
            catch (InvariantException broken)
            {
                _unknownSince = directive.Line;
                return new Answer(level, [broken.Message], IsError: true, IsBroken: true);
            }
        }

        if (error is not null)
            return Comparison.Answer.Error(Level.Pure, error);
        return new Answer(level, _output.Lines.Count == 0 ? ["ok"] : [.. _output.Lines]);
    }

    private static Level LevelOf(string command) => command switch
    {
        "raft-state" or "raft-log" or "raft-indices" or "members" or "reads" or "status" or "compact" => Level.State,
        "process-ready" or "process-append-thread" or "process-apply-thread" or "stabilize" or "deliver-msgs" or "send-snapshot" => Level.Messages,
        _ => Level.Pure,
    };

    /// <summary>Null if it was done, or failed in a way that a transcript may expect; else what is not known here. Bare words are nodes, and what is
    /// proposed may look like an argument.</summary>
    private string? Carry(Directive directive, ref string? error)
    {
        if (ArgumentsOf(directive.Command) is not { } known)
            return $"the command `{directive.Command}` is not known here";
        bool isText = directive.Command == "propose";
        var stranger = directive.Arguments.FirstOrDefault(a => a.Values.Count > 0 && !isText && !known.Contains(a.Key, StringComparer.Ordinal));
        if (stranger is not null)
            return $"`{directive.Command}` has no argument `{stranger.Key}` here";
        switch (directive.Command)
        {
            case "propose":
                error ??= Propose(directive);
                break;
            case "propose-conf-change":
                error ??= ProposeChange(directive);
                break;
            case "read":
                error ??= Node(directive, 0).Read(directive.Bare(1, "a node and a name for the read"));
                break;
            default:
                Carry(directive);
                break;
        }

        return null;
    }

    private static string[]? ArgumentsOf(string command) => command switch
    {
        "add-nodes" => NodeArguments,
        "propose-conf-change" => ["v1", "transition"],
        "deliver-msgs" => ["drop", "type"],
        "stabilize" => ["log-level"],
        "set-randomized-election-timeout" => ["timeout"],
        "transfer-leadership" => ["from", "to"],
        "log-level" or "campaign" or "propose" or "process-ready" or "process-append-thread" or "process-apply-thread" or "tick" or "tick-heartbeat"
            or "tick-election" or "forget-leader" or "report-unreachable" or "send-snapshot" or "compact" or "raft-state" or "raft-log" or "status"
            or "restart" or "read" or "reads" or "raft-indices" or "members" => [],
        _ => null,
    };

    private void Carry(Directive directive)
    {
        switch (directive.Command)
        {
            case "log-level":
                SetLogLevel(directive, directive.Bare(0, "a level, for example none or debug"));
                break;
            case "add-nodes":
                AddNodes(directive);
                break;
            case "campaign":
                Node(directive, 0).Campaign();
                break;
            case "restart":
                Restart(Node(directive, 0));
                break;
            case "forget-leader":
                Node(directive, 0).Do(core => core.ForgetLeader());
                break;
            case "report-unreachable":
                var unreachable = Node(directive, 1).Id;
                Node(directive, 0).Do(core => core.ReportUnreachable(unreachable));
                break;
            case "transfer-leadership":
                TransferLeadership(directive);
                break;
            case "compact":
                Node(directive, 0).Compact(new LogIndex(directive.BareNumber(1, "a node and an index")));
                _output.Write(Node(directive, 0).LogText);
                break;
            case "tick":
                Node(directive, 0).Ticks(TicksOf(directive, directive.BareNumber(1, "a node and a number of ticks")));
                break;
            case "tick-heartbeat":
                Node(directive, 0).TickHeartbeat();
                break;
            case "tick-election":
                Node(directive, 0).TickElection();
                break;
            case "set-randomized-election-timeout":
                Node(directive, 0).SetElectionTimeout(TicksOf(directive, directive.Number("timeout") ?? throw directive.Wrong("`timeout=TICKS` was expected")));
                break;
            default:
                if (!Work(directive))
                    Inspect(directive);
                break;
        }
    }

    private void SetLogLevel(Directive directive, string level)
    {
        if (level is not ("debug" or "info" or "warn" or "error" or "fatal" or "none"))
            throw directive.Wrong($"a log level is debug, info, warn, error, fatal or none; found `{level}`");
        _output.IsQuiet = level == "none";
    }

    private ScriptedNode Node(Directive directive, int position) => Node(directive, directive.BareNumber(position, "the number of a node"));

    private ScriptedNode Node(Directive directive, long number) => _nodes.TryGetValue(NodeNumber.Read(directive, number), out var node)
        ? node
        : throw directive.Wrong($"there is no node {number}; `add-nodes` has added {_nodes.Count}");

    private IReadOnlyList<ScriptedNode> NodesOrAll(Directive directive) =>
        directive.BareNumbers is { Count: > 0 } numbers ? [.. numbers.Select(number => Node(directive, number))] : [.. _nodes.Values];
}
