using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using CsCheck;
using Xunit.Abstractions;

namespace Aurigraph.Consensus.Tests.Properties;

/// <summary>Whatever happens in whatever order, the safety properties hold (they are checked by the harness on every step), and once
/// faults end the members agree and go on. A failure prints the number of its case and how to replay it.</summary>
public sealed class ArbitraryScheduleTests(ITestOutputHelper output)
{
    private sealed record Case(int Voters, int Learners, QuorumRule Rule, bool PreVote, bool CheckQuorum, int Inflight, bool Storm, int Spares, int[] Codes)
    {
        public override string ToString() =>
            $"{Voters} voters, {Learners} learners, {Rule}, pre-vote {PreVote}, check-quorum {CheckQuorum}, {Inflight} in flight, storm {Storm}, {Spares} spares, [{string.Join(", ", Codes)}]";
    }

    private static readonly Gen<Case> Cases = Gen.Select(
        Gen.Int[3, 7], Gen.Int[0, 1], Gen.Enum<QuorumRule>(), Gen.Bool, Gen.Bool, Gen.Int[1, 4], Gen.Bool, Gen.Int[0, 2], Gen.Int[0, int.MaxValue].Array[20, 1200],
        (voters, learners, rule, preVote, checkQuorum, inflight, storm, spares, codes) => new Case(voters, learners, rule, preVote && !storm, checkQuorum && !storm, inflight, storm, spares, codes));

    [Fact]
    public void Safety_holds_under_arbitrary_schedules_and_progress_resumes_when_they_end()
    {
        long runs = 0, elections = 0, committed = 0, truncations = 0, restores = 0, answers = 0, changes = 0;
        NumberedCases.Check(
            Cases,
            count: 2_000,
            tried =>
            {
                var checker = Run(tried);
                Interlocked.Increment(ref runs);
                Interlocked.Add(ref elections, checker.Elections);
                Interlocked.Add(ref committed, checker.Committed);
                Interlocked.Add(ref truncations, checker.Truncations);
                Interlocked.Add(ref restores, checker.Restores);
                Interlocked.Add(ref answers, checker.Answers);
                Interlocked.Add(ref changes, checker.Changes);
            },
            print: tried => tried.ToString());
        output.WriteLine($"{runs} schedules: {elections} elections, {committed} entries committed, {truncations} truncations, {restores} snapshots restored, {changes} changes of members, {answers} reads");
        Assert.True(elections > 2 * runs, "Schedules reach several elections.");
        Assert.True(committed > 4 * runs, "Schedules commit entries.");
        Assert.True(truncations > runs / 10, "Schedules make logs conflict.");
        Assert.True(restores > runs / 10, "Schedules need snapshots.");
        Assert.True(changes > runs / 2, "Schedules change members.");
        Assert.True(answers > runs / 2, "Schedules answer reads.");
    }

    private static SafetyChecker Run(Case tried)
    {
        var cluster = new Cluster(tried.Voters, tried.Learners, tried.Rule, options => options with
        {
            PreVote = tried.PreVote,
            CheckQuorum = tried.CheckQuorum,
            MaxInflightAppends = tried.Inflight,
            MaxInflightBytes = 500,
            MaxAppendBytes = 300,
            MaxAppendEntries = tried.Inflight,
            MaxUncommittedBytes = 5000,
            EagerCommitNews = tried.Codes.Length % 2 == 0,
            PromotionLag = tried.Codes.Length % 3 == 0 ? null : 3,
            StepDownOnRemoval = tried.Codes.Length % 5 != 0,
        }, spares: tried.Spares);
        foreach (int code in tried.Codes)
            Schedule.Happen(cluster, code, tried.Storm);
        EndFaults(cluster);
        return cluster.Checker;
    }

    private static void EndFaults(Cluster cluster)
    {
        cluster.Heal();
        cluster.AcceptAll();
        foreach (var machine in cluster.Machines.Where(m => !m.IsUp))
            cluster.Restart(machine.Id.Number);
        int wanted = cluster.Checker.Committed + 1;
        for (int rounds = 0; rounds < 600; rounds++)
        {
            cluster.Settle();
            if (cluster.Leader is { } leader)
            {
                if (cluster.Checker.Committed < wanted)
                    cluster.Propose(leader.Id.Number, new TestPayload(-1));
                else if (AgreeOn(cluster, leader))
                    return;
                SwitchOffWhoIsNoMember(cluster, leader.Core);
            }

            cluster.AdvanceAll(Duration.FromMilliseconds(7));
        }

        Assert.Fail($"No agreement within 4.2 s after faults end: {string.Join("; ", cluster.Machines.Where(m => m.IsUp).Select(m => m.Core))}.");
    }

    private static bool AgreeOn(Cluster cluster, Machine leader)
    {
        int committed = cluster.Checker.Committed;
        return leader.Core.Configuration.Members.Select(node => cluster.Machine(node.Number))
            .All(m => m.Core.CommitIndex.Value == committed && m.AppliedEntries.Count == committed);
    }

    /// <summary>Whoever was removed may go on running for leader, so operators switch it off.</summary>
    private static void SwitchOffWhoIsNoMember(Cluster cluster, HyperRaft leader)
    {
        if (leader.AppliedIndex < leader.CommitIndex || leader.CommitIndex < leader.LastIndex)
            return;
        foreach (var machine in cluster.Machines.Where(m => m.IsUp && !leader.Configuration.Contains(m.Id)))
            cluster.Crash(machine.Id.Number);
    }
}
