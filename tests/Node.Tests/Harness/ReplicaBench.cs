using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>What tests of a validator say often.</summary>
internal static class ReplicaBench
{
    /// <summary>The node runs and is elected by the other voters; what it said until then is forgotten.</summary>
    public static NodeBench Elected(this NodeBench bench)
    {
        bench.Run(600);
        VoteRequest request = bench.Said<VoteRequest>()[^1];
        foreach (NodeId peer in bench.Peers)
            bench.Receive(new VoteResponse(peer, bench.Settings.Self, request.Term, Granted: true));
        bench.Confirm();
        bench.Forget();
        return bench;
    }

    /// <summary>The term that the node last spoke of.</summary>
    public static Term Term(this NodeBench bench) => bench.Probe.Views[^1].Term;

    /// <summary>The other validators confirm every append they were sent; the node learns what is committed.</summary>
    public static void Confirm(this NodeBench bench)
    {
        foreach (NodeId peer in bench.Peers)
        {
            if (bench.Said<AppendRequest>(peer).LastOrDefault() is { } append)
                bench.Receive(AppendResponse.Matched(peer, bench.Settings.Self, append.Term, append.LastIndex));
        }
        bench.Settle();
    }

    public static void Push(this NodeBench bench, BatchReference reference) =>
        bench.Receive(reference.Id.Origin, new BodyPush(Given.Body(reference), pulled: false), TrafficClass.Bulk);

    public static void Propose(this NodeBench bench, params BatchReference[] references) =>
        bench.Receive(references[0].Id.Origin, new Proposal(references, null));

    /// <summary>validator-1 leads in term 1 and sends entries after an index.</summary>
    public static void Append(this NodeBench bench, long previous, long commit, params LogEntry[] entries) =>
        bench.Receive(new AppendRequest(Given.V1, bench.Settings.Self, new Term(1), new LogIndex(previous), new Term(previous == 0 ? 0 : 1), EntrySlice.Of(entries), new LogIndex(commit)));

    public static void Beat(this NodeBench bench, long commit = 0, long term = 1) =>
        bench.Receive(new Heartbeat(Given.V1, bench.Settings.Self, new Term(term), new LogIndex(commit)));

    /// <summary>Lets time go by under a leader that beats every 50 ms.</summary>
    public static void RunLed(this NodeBench bench, double milliseconds, long term = 1)
    {
        for (double t = 0; t < milliseconds; t += 50)
        {
            bench.Beat(term: term);
            bench.Run(50);
        }
    }
}
