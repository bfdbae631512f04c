using Aurigraph.Checkers;
using Aurigraph.Measurement;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Simulation.Tests.World;

/// <summary>Validators join and leave while transactions come in.</summary>
public sealed class MemberTests
{
    [Fact]
    public void A_validator_that_joins_catches_up_and_votes()
    {
        RunResult result = Given.Result(Network(4, "- { at: 3s, join: validator-4 }"));
        Assert.Equal(4, result.Consensus.Voters);
        AllIsThere(result, up: 4);
        FaultSpan join = Assert.Single(result.Faults);
        Assert.Equal("validator-4 joins", join.Text);
        Assert.InRange(join.EndMs - join.StartMs, 1, 500);
    }

    [Fact]
    public void Before_it_joins_it_is_neither_started_nor_asked()
    {
        RunResult result = Given.Result(Network(4, "- { at: 3s, join: validator-4 }", "- { at: 3001ms, crash: validator-4 }"));
        NodeFigures node = result.Nodes.Single(n => n.Id == NodeId.Validator(4));
        Assert.False(node.Up);
        Assert.Equal(0, node.AppliedIndex);
        Assert.Equal(0, result.Throughput.Lost);
        Assert.Equal(result.Throughput.Submitted, result.Throughput.Final);
        Assert.Equal(1, result.Health.PassRate);
    }

    [Fact]
    public void A_leader_that_is_to_leave_hands_over_first_and_is_stopped_when_it_votes_no_more()
    {
        RunResult whole = Given.Result(Network(4));
        NodeId leader = whole.Leaders[0].Leader;
        RunResult result = Given.Result(Network(4, $"- {{ at: 3s, leave: {leader} }}"));
        Assert.Equal(3, result.Consensus.Voters);
        Assert.False(result.Nodes.Single(n => n.Id == leader).Up);
        AllIsThere(result, up: 3);
        // An election by time-out would take 500 ms at least.
        Assert.InRange(result.Consensus.LeaderlessMs, 0, 50);
    }

    [Fact]
    public void A_network_of_one_grows_to_three()
    {
        RunResult result = Given.Result(Network(3, "- { at: 2500ms, join: validator-2 }", "- { at: 4s, join: validator-3 }"));
        Assert.Equal(3, result.Consensus.Voters);
        AllIsThere(result, up: 3);
    }

    [Fact]
    public void Who_joins_after_the_log_was_cut_gets_the_state_and_the_members_in_it()
    {
        string cut = """

            consensus: { electionTimeout: 500ms, heartbeat: 100ms, keptEntries: 50, snapshotRate: 20MB }
            storage: { dataSize: 5MB }
            """;
        RunResult result = Given.Result(Network(5, "- { at: 3s, join: validator-4 }", "- { at: 4500ms, join: validator-5 }").Replace("consensus: { electionTimeout: 500ms, heartbeat: 100ms }", "", StringComparison.Ordinal) + cut);
        Assert.Equal(5, result.Consensus.Voters);
        AllIsThere(result, up: 5);
    }

    [Fact]
    public void A_change_that_its_leader_does_not_live_to_make_is_made_by_the_next()
    {
        RunResult result = Given.Result(Network(4, "- { at: 3s, join: validator-4 }", "- { at: 3002ms, crash: leader, restartAfter: 1s }"));
        Assert.Equal(4, result.Consensus.Voters);
        AllIsThere(result, up: 4);
    }

    [Fact]
    public void A_voter_that_starts_again_knows_the_members_of_its_checkpoint_and_log()
    {
        RunResult result = Given.Result(Network(5, "- { at: 3s, join: validator-4 }", "- { at: 4s, join: validator-5 }", "- { at: 5s, crash: validator-1, restartAfter: 500ms }", "- { at: 6s, crash: validator-2 }", "- { at: 6s, crash: validator-3 }"));
        Assert.Equal(5, result.Consensus.Voters);
        AllIsThere(result, up: 3);
    }

    [Fact]
    public void Without_a_quorum_of_the_new_members_nothing_is_committed()
    {
        // Three of five would be a quorum of the three there were.
        RunResult result = Given.Result(Network(5, "- { at: 3s, join: validator-4 }", "- { at: 4s, join: validator-5 }", "- { at: 6s, crash: validator-1 }", "- { at: 6s, crash: validator-4 }", "- { at: 6s, crash: validator-5 }"));
        Assert.True(result.Throughput.Final < result.Throughput.Submitted);
        Assert.Equal(0, result.Timeline.Where(r => r.Second == 8).Sum(r => r.CommittedTps));
        Assert.Equal(0, result.Throughput.Lost);
    }

    [Fact]
    public void Whatever_joins_leaves_and_crashes_nothing_is_lost_and_those_who_are_to_vote_do() =>
        Gen.Select(Gen.Int[2, 6], Gen.Int[2_000, 6_000].Array[1, 5], Gen.Int[0, 5].Array[5], Gen.UInt[1, 1_000]).Sample(
            (first, times, kinds, seed) =>
            {
                var members = new SortedSet<int>(Enumerable.Range(1, first));
                var past = new SortedSet<int>(members);
                List<string> faults = [];
                foreach ((int i, int at) in times.Order().Index())
                {
                    int next = Enumerable.Range(1, 8).FirstOrDefault(n => !past.Contains(n));
                    if (kinds[i] <= 2 && next > 0)
                    {
                        faults.Add($"- {{ at: {at}ms, join: validator-{next} }}");
                        members.Add(next);
                        past.Add(next);
                    }
                    else if (kinds[i] <= 4 && members.Count > 2)
                    {
                        int leaves = members.ElementAt(kinds[i] % members.Count);
                        faults.Add($"- {{ at: {at}ms, leave: validator-{leaves} }}");
                        members.Remove(leaves);
                    }
                    else
                    {
                        faults.Add($"- {{ at: {at}ms, crash: leader, restartAfter: 700ms }}");
                    }
                }
                RunResult result = Given.Result($"seed: {seed}\n" + Network(past.Max, [.. faults]));
                Assert.True(result.Consensus.Voters == members.Count, $"{result.Consensus.Voters} vote where {members.Count} were to, after {string.Join(", ", faults)}, seed {seed}");
                AllIsThere(result, members.Count);
            },
            iter: 12);

    private static void AllIsThere(RunResult result, int up)
    {
        Assert.Equal(0, result.Throughput.Lost);
        Assert.Equal(0, result.Throughput.Abandoned);
        Assert.Equal(result.Throughput.Submitted, result.Throughput.Final);
        Assert.Equal(SafetyMonitor.Properties, result.Safety.Checked);
        NodeFigures[] running = [.. result.Nodes.Where(n => n.Up)];
        Assert.Equal(up, running.Count(n => n.Id.Role == NodeRole.Validator));
        Assert.Single(running.Select(n => (n.StateHash, n.AppliedIndex)).Distinct());
    }

    private static string Network(int validators, params string[] faults) => $$"""
        warmup: 2s
        duration: 7s
        drain: 20s
        deployment:
          containers:
            - { role: validator, count: {{validators}}, cores: 4, memory: 8GB }
            - { role: business, cores: 4, memory: 8GB }
            - { role: slim, cores: 2, memory: 8GB }
        network: lan-10g
        consensus: { electionTimeout: 500ms, heartbeat: 100ms }
        batching: { maxDelay: 10ms }
        workload: { stages: [ { rate: 1K/s, for: rest } ] }
        faults:
          {{(faults.Length == 0 ? "[]" : string.Join("\n  ", faults))}}
        """;
}
