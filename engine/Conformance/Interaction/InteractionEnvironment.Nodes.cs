using Aurigraph.Conformance.Transcripts;
using Aurigraph.Conformance.Vectors;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <content>Who there is.</content>
internal sealed partial class InteractionEnvironment
{
    private const long NodesMax = 100;
    private const long TicksMax = 10_000;

    private static readonly string[] NodeArguments =
    [
        "voters", "learners", "index", "content", "inflight", "prevote", "checkquorum", "async-storage-writes", "max-committed-size-per-ready",
        "disable-conf-change-validation", "step-down-on-removal", "read-only", "heartbeat-tick", "election-tick",
        "promotion-lag", "disk-patience", "max-append-entries",
    ];

    /// <summary>Adds nodes, numbered on from those there are, each from the same snapshot at term 1 or, without members, blank.</summary>
    private void AddNodes(Directive directive)
    {
        var setup = new NodeSetup(Start(directive))
        {
            IsAsynchronous = directive.Switch("async-storage-writes"),
            PreVote = directive.Switch("prevote"),
            CheckQuorum = directive.Switch("checkquorum"),
            LeaseReads = directive.Value("read-only") is { } reads && (reads is "lease-based" or "lease" || (reads == "safe" ? false : throw directive.Wrong($"`read-only` is safe or lease-based; found `{reads}`"))),
            StepDownOnRemoval = directive.Switch("step-down-on-removal"),
            ValidateChanges = !directive.Switch("disable-conf-change-validation"),
            MaxInflight = Positive(directive, "inflight", 256),
            MaxAppendEntries = Positive(directive, "max-append-entries", int.MaxValue),
            MaxCommittedSize = directive.Number("max-committed-size-per-ready") ?? long.MaxValue,
            HeartbeatTicks = (int)TicksOf(directive, directive.Number("heartbeat-tick") ?? 1),
            ElectionTicks = (int)TicksOf(directive, directive.Number("election-tick") ?? NodeSetup.ElectionTicksByDefault),
            PromotionLag = directive.Number("promotion-lag"),
            DiskPatienceTicks = directive.Number("disk-patience") is { } patience ? TicksOf(directive, patience) : null,
        };
        if (setup.HeartbeatTicks >= setup.ElectionTicks)
            throw directive.Wrong("`heartbeat-tick` is below `election-tick`");
        if (setup.LeaseReads && !setup.CheckQuorum)
            throw directive.Wrong("reads under a lease need `checkquorum=true`");
        long count = directive.BareNumber(0, "a number of nodes");
        if (_nodes.Count + count > NodesMax)
            throw directive.Wrong($"there are at most {NodesMax} nodes");
        for (long i = 0; i < count; i++)
        {
            var id = NodeNumber.Read(directive, _nodes.Count + 1);
            _nodes.Add(id, new ScriptedNode(id, setup));
        }
    }

    private static SnapshotMark? Start(Directive directive)
    {
        NodeId[] voters = [.. directive.Numbers("voters").Select(n => NodeNumber.Read(directive, n))];
        NodeId[] learners = [.. directive.Numbers("learners").Select(n => NodeNumber.Read(directive, n))];
        long index = directive.Number("index") ?? 0;
        if (voters.Length == 0 && learners.Length == 0 && index == 0)
            return null;
        if (index < 1)
            throw directive.Wrong("nodes that know their members start from a snapshot: `index=N`, at least 1, was expected");
        try
        {
            return new SnapshotMark(new LogIndex(index), Term.Zero.Next, new MemberConfiguration(voters, learners));
        }
        catch (ArgumentException fault)
        {
            throw directive.Wrong($"`voters` and `learners` do not make a group: {fault.Message}");
        }
    }

    private static int Positive(Directive directive, string key, int otherwise) => directive.Number(key) switch
    {
        null => otherwise,
        > 0 and < int.MaxValue and var number => (int)number,
        _ => throw directive.Wrong($"`{key}` is a whole number above 0"),
    };

    private static long TicksOf(Directive directive, long ticks) => ticks is > 0 and <= TicksMax
        ? ticks
        : throw directive.Wrong($"at least 1 and at most {TicksMax} ticks were expected; found {ticks}");

    /// <summary>A node crashes and comes back; what its own disk and state machine were about to tell it is lost as well.</summary>
    private void Restart(ScriptedNode node)
    {
        _network.RemoveAll(parcel => parcel.To == node.Id && !parcel.CanBeDropped);
        node.Restart();
    }

    private void TransferLeadership(Directive directive)
    {
        var from = Node(directive, directive.Number("from") ?? throw directive.Wrong("`from=NODE` was expected"));
        var to = Node(directive, directive.Number("to") ?? throw directive.Wrong("`to=NODE` was expected"));
        from.Do(core => core.TransferLeadership(to.Id));
    }
}
