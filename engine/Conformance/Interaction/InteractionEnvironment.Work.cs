using Aurigraph.Conformance.Transcripts;
using Aurigraph.Conformance.Vectors;
using Aurigraph.Consensus.Messages;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <content>Who does what when.</content>
internal sealed partial class InteractionEnvironment
{
    /// <summary>A group that talks for ever would never be stable.</summary>
    private const int MaxRounds = 10_000;

    private bool Work(Directive directive)
    {
        switch (directive.Command)
        {
            case "process-ready":
                EachNamed(directive, "handling Ready", node => node.ProcessReady(_output, _network));
                return true;
            case "process-append-thread":
                EachNamed(directive, "processing append thread", node => node.ProcessAppendThread(_output, _network));
                return true;
            case "process-apply-thread":
                EachNamed(directive, "processing apply thread", node => node.ProcessApplyThread(_output, _network));
                return true;
            case "deliver-msgs":
                DeliverMessages(directive);
                return true;
            case "stabilize":
                Stabilize(directive);
                return true;
            case "send-snapshot":
                SendSnapshot(directive);
                return true;
            default:
                return false;
        }
    }

    private void EachNamed(Directive directive, string what, Action<ScriptedNode> action)
    {
        var nodes = NodesOrAll(directive);
        foreach (var node in nodes)
        {
            if (nodes.Count > 1)
                _output.WriteBelow($"> {node.Number} {what}", () => action(node));
            else
                action(node);
        }
    }

    private void DeliverMessages(Directive directive)
    {
        string? kind = directive.Value("type");
        int handled = 0;
        foreach (var argument in directive.Arguments)
        {
            if (argument.Values.Count == 0)
                handled += Deliver(Node(directive, directive.NumberOf(argument.Key)), kind);
            else if (argument.Key == "drop")
                handled += argument.Values.Sum(number => Drop(NodeNumber.Read(directive, directive.NumberOf(number)), kind));
        }

        if (handled == 0)
            _output.Write("no messages");
    }

    private int Deliver(ScriptedNode node, string? kind = null)
    {
        Parcel[] parcels = [.. _network.Where(p => p.To == node.Id && (kind is null || p.Kind == kind))];
        _network.RemoveAll(parcels.Contains);
        foreach (var parcel in parcels)
        {
            _output.Write(parcel.Text);
            Hand(node, parcel);
        }

        return parcels.Length;
    }

    private int Drop(NodeId to, string? kind)
    {
        Parcel[] parcels = [.. _network.Where(p => p.To == to && p.CanBeDropped && (kind is null || p.Kind == kind))];
        _network.RemoveAll(parcels.Contains);
        foreach (var parcel in parcels)
            _output.Write([$"dropped: {parcel.Text[0]}", .. parcel.Text.Skip(1)]);
        return parcels.Length;
    }

    private static void Hand(ScriptedNode node, Parcel parcel)
    {
        switch (parcel)
        {
            case PeerParcel peer:
                node.Receive(peer.Message);
                break;
            case ProposalParcel proposal:
                // Who passed it on is not told when it is dropped here.
                Offer(node, proposal.Payload);
                break;
            case PersistedParcel persisted:
                node.Persisted(persisted.Work);
                break;
            case AppliedParcel applied:
                node.Applied(applied.Work);
                break;
            default:
                throw new InvariantException($"{parcel} cannot be handed to a node.");
        }
    }

    /// <summary>In the order of their numbers and over and over: nodes with output, nodes with messages, append threads, apply threads; until there is nothing left.</summary>
    private void Stabilize(Directive directive)
    {
        var nodes = NodesOrAll(directive);
        bool wasQuiet = _output.IsQuiet;
        if (directive.Value("log-level") is { } level)
            SetLogLevel(directive, level);
        int rounds = 0;
        while (StabilizeOnce(nodes))
        {
            if (++rounds > MaxRounds)
                throw new InvariantException($"Nodes were not stable after {MaxRounds} rounds.");
        }

        _output.IsQuiet = wasQuiet;
    }

    private bool StabilizeOnce(IReadOnlyList<ScriptedNode> nodes)
    {
        bool isDone = true;
        foreach (var node in nodes.Where(n => n.HasReady))
        {
            isDone = false;
            _output.WriteBelow($"> {node.Number} handling Ready", () => node.ProcessReady(_output, _network));
        }

        foreach (var node in nodes.Where(n => _network.Exists(p => p.To == n.Id)))
        {
            isDone = false;
            _output.WriteBelow($"> {node.Number} receiving messages", () => Deliver(node));
        }

        foreach (var node in nodes.Where(n => n.HasAppendWork))
        {
            isDone = false;
            _output.WriteBelow($"> {node.Number} processing append thread", () => All(() => node.HasAppendWork, () => node.ProcessAppendThread(_output, _network)));
        }

        foreach (var node in nodes.Where(n => n.HasApplyWork))
        {
            isDone = false;
            _output.WriteBelow($"> {node.Number} processing apply thread", () => All(() => node.HasApplyWork, () => node.ProcessApplyThread(_output, _network)));
        }

        return !isDone;
    }

    private static void All(Func<bool> isLeft, Action work)
    {
        while (isLeft())
            work();
    }

    /// <summary>Sends what the state machine holds behind the leader's back.</summary>
    private void SendSnapshot(Directive directive)
    {
        var from = Node(directive, 0);
        var to = Node(directive, 1);
        if (from.AppliedMark is not { } mark)
            throw directive.Wrong($"node {from.Number} holds nothing that could be sent");
        var parcel = new PeerParcel(new SnapshotRequest(from.Id, to.Id, from.Core.Term, mark));
        _output.Write(parcel.Text);
        _network.Add(parcel);
    }
}
