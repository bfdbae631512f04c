using Aurigraph.Consensus;
using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Units;
using BenchmarkDotNet.Attributes;

namespace Aurigraph.Benchmarks;

/// <summary>One step of a leader under load: an input, a proposal or an answer, and the output it causes. Beside it a loop that makes the same entries,
/// messages and answers and decides nothing: what no core can save.</summary>
[MemoryDiagnoser]
public class CoreBenchmarks
{
    private const int Steps = 400_000;
    private const int ProposalsPerRound = 4;
    private const int KeptEntries = 4_096;

    private readonly LogEntry[] _ring = new LogEntry[KeptEntries];
    private readonly List<RaftMessage> _sent = [];
    private readonly Proposed _payload = new();
    private HyperRaft _leader = null!;
    private NodeId[] _followers = [];

    /// <summary>Members that vote.</summary>
    [Params(3, 20, 30)]
    public int Voters { get; set; }

    /// <summary>Elects the leader.</summary>
    [GlobalSetup]
    public void Start()
    {
        var timeout = Duration.FromMilliseconds(150);
        NodeId[] voters = [.. Enumerable.Range(1, Voters).Select(NodeId.Validator)];
        _followers = voters[1..];
        _leader = new HyperRaft(
            new CoreOptions
            {
                Self = voters[0],
                Configuration = new MemberConfiguration(voters),
                Heartbeat = Duration.FromMilliseconds(50),
                ElectionTimeoutMin = timeout,
                DrawElectionTimeout = () => timeout,
                PreVote = false,
            },
            RestoredState.None);
        _leader.Advance(timeout);
        _leader.Persisted(_leader.Drain().Write!);
        foreach (var follower in _followers)
            _leader.Step(new VoteResponse(follower, voters[0], _leader.Term, Granted: true));
        Round(0);
        if (_leader.Role != RaftRole.Leader || _leader.CommitIndex != _leader.LastIndex)
            throw new InvalidOperationException($"Expected a leader that has committed its log: {_leader}.");
    }

    /// <summary>In rounds: proposals, the own write, an answer of each follower, what is applied. Each is a step.</summary>
    private int Rounds => Steps / (ProposalsPerRound + 1 + _followers.Length + 1);

    /// <summary>A step of the leader.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void LeaderStep()
    {
        for (int i = Rounds; i > 0; i--)
            Round(ProposalsPerRound);
    }

    /// <summary>The same entries, messages and answers, without a core.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Steps)]
    public void MessagesAlone()
    {
        var term = _leader.Term;
        var leader = NodeId.Validator(1);
        var index = LogIndex.Zero;
        for (int i = Rounds; i > 0; i--)
        {
            for (int p = 0; p < ProposalsPerRound; p++)
            {
                index = index.Next;
                _ring[index.Value % KeptEntries] = new LogEntry(term, index, _payload);
            }

            foreach (var follower in _followers)
            {
                _sent.Add(new AppendRequest(leader, follower, term, index - ProposalsPerRound, term, default, index));
                _sent.Add(AppendResponse.Matched(follower, leader, term, index));
            }

            _sent.Clear();
        }
    }

    private void Round(int proposals)
    {
        for (int p = 0; p < proposals; p++)
            _leader.Propose(_payload);
        var write = _leader.Drain().Write;
        if (write is not null)
            _leader.Persisted(write);
        foreach (var follower in _followers)
        {
            _leader.Step(AppendResponse.Matched(follower, NodeId.Validator(1), _leader.Term, _leader.LastIndex));
            _leader.Drain();
        }

        _leader.Applied(_leader.CommitIndex);
        if (_leader.LastIndex - _leader.FirstIndex > 2 * KeptEntries)
            _leader.Compact(_leader.LastIndex - KeptEntries);
    }

    private sealed class Proposed : EntryPayload
    {
        public override long Size => 64;

        public override ulong TraceHash => 1;
    }
}
