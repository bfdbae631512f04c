using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Tests.Harness;

/// <summary>Turns arbitrary numbers into things that may happen to a cluster, so that a generator can explore and shrink them.</summary>
internal static class Schedule
{
    /// <summary>What happens, and how often: in calm weather, when leaders stay and logs grow, and in a storm, when leaders change
    /// before much is replicated.</summary>
    private static readonly (int Calm, int Storm, Action<Cluster, int> Happen)[] Kinds =
    [
        (30, 24, DeliverOldest),
        (18, 18, DeliverAny),
        (22, 22, CompleteWrite),
        (6, 1, AllGoesWellForAWhile),
        (9, 4, TimePasses),
        (4, 4, ElectionTimesOut),
        (1, 5, ElectionIsHeld),
        (8, 4, Propose),
        (3, 3, Duplicate),
        (3, 4, Drop),
        (3, 4, Crash),
        (4, 6, Restart),
        (1, 0, Refuse),
        (2, 1, Accept),
        (1, 1, Isolate),
        (2, 2, Heal),
        (3, 3, ChangeMembers),
        (2, 2, Compact),
        (1, 2, Transfer),
        (3, 2, Read),
        (1, 1, ForgetLeader),
        (1, 1, LoseTouch),
    ];

    public static void Happen(Cluster cluster, int code, bool isStorm)
    {
        int total = Kinds.Sum(kind => isStorm ? kind.Storm : kind.Calm);
        int choice = code % total;
        int operand = code / total;
        foreach (var (calm, storm, happen) in Kinds)
        {
            choice -= isStorm ? storm : calm;
            if (choice < 0)
            {
                happen(cluster, operand);
                return;
            }
        }
    }

    private static int MachineOf(Cluster cluster, int operand) => (operand % cluster.Machines.Count) + 1;

    private static void DeliverOldest(Cluster cluster, int operand)
    {
        if (cluster.InTransit.Count > 0)
            cluster.Deliver(0);
    }

    private static void DeliverAny(Cluster cluster, int operand)
    {
        if (cluster.InTransit.Count > 0)
            cluster.Deliver(operand % cluster.InTransit.Count);
    }

    private static void CompleteWrite(Cluster cluster, int operand)
    {
        for (int i = 0; i < cluster.Machines.Count; i++)
        {
            int number = MachineOf(cluster, operand + i);
            if (cluster.Machine(number).Disk.UnderWay > 0)
            {
                cluster.CompleteWrite(number);
                return;
            }
        }
    }

    private static void AllGoesWellForAWhile(Cluster cluster, int operand)
    {
        for (int i = 0; i <= operand % 16; i++)
        {
            DeliverOldest(cluster, 0);
            CompleteWrite(cluster, operand + i);
        }
    }

    private static void TimePasses(Cluster cluster, int operand) =>
        IfUp(cluster, operand, number => cluster.Advance(number, Duration.FromMilliseconds(operand / 8 % 60)));

    private static void ElectionTimesOut(Cluster cluster, int operand) =>
        IfUp(cluster, operand, number => cluster.Advance(number, Cluster.ElectionTimeoutMin * 2));

    /// <summary>One member times out, and all that has to do with votes goes well, while appends stay where they are.</summary>
    private static void ElectionIsHeld(Cluster cluster, int operand)
    {
        ElectionTimesOut(cluster, operand);
        for (int i = 0; i < 60; i++)
        {
            int vote = cluster.InTransit.Select((message, position) => (message, position))
                .Where(m => m.message is VoteRequest or VoteResponse or PreVoteRequest or PreVoteResponse)
                .Select(m => m.position)
                .FirstOrDefault(-1);
            if (vote >= 0)
                cluster.Deliver(vote);
            else
                CompleteWrite(cluster, i);
        }
    }

    private static void Propose(Cluster cluster, int operand)
    {
        int number = operand % 8 == 0 ? MachineOf(cluster, operand / 8) : cluster.Leader?.Id.Number ?? 1;
        if (cluster.Machine(number).IsUp)
            cluster.Propose(number, [.. Enumerable.Range(operand, 1 + (operand / 8 % 3)).Select(n => new TestPayload(n, 50 + (n % 200)))]);
    }

    private static void Duplicate(Cluster cluster, int operand)
    {
        if (cluster.InTransit.Count > 0)
            cluster.Duplicate(operand % cluster.InTransit.Count);
    }

    private static void Drop(Cluster cluster, int operand)
    {
        if (cluster.InTransit.Count > 0)
            cluster.Drop(operand % cluster.InTransit.Count);
    }

    private static void Crash(Cluster cluster, int operand) =>
        IfUp(cluster, operand, number => cluster.Crash(number, operand / 8 % 4, operand / 32 % 2 == 0 ? int.MaxValue : operand / 64 % 10));

    private static void Restart(Cluster cluster, int operand)
    {
        for (int i = 0; i < cluster.Machines.Count; i++)
        {
            int number = MachineOf(cluster, operand + i);
            if (!cluster.Machine(number).IsUp)
            {
                cluster.Restart(number);
                return;
            }
        }
    }

    private static void Refuse(Cluster cluster, int operand)
    {
        int from = MachineOf(cluster, operand);
        int to = MachineOf(cluster, operand / 8);
        if (from != to)
            cluster.Refuse(from, to);
    }

    private static void Accept(Cluster cluster, int operand) => cluster.AcceptAll();

    private static void Isolate(Cluster cluster, int operand) => cluster.Isolate(MachineOf(cluster, operand), MachineOf(cluster, operand / 8));

    private static void Heal(Cluster cluster, int operand) => cluster.Heal();

    private static void ChangeMembers(Cluster cluster, int operand)
    {
        if (cluster.Leader is not { } leader)
            return;
        if (leader.Core.Configuration.IsJoint && operand % 2 == 0)
        {
            cluster.ProposeChange(leader.Id.Number, ConfigurationChange.Leave);
            return;
        }

        int rest = operand / 2;
        var steps = new List<MemberChange>();
        for (int i = 0; i <= rest % 3; i++)
        {
            steps.Add(new MemberChange((MemberChangeKind)(rest / 3 % 3), NodeId.Validator(MachineOf(cluster, rest / 9))));
            rest /= 27;
        }

        cluster.ProposeChange(leader.Id.Number, new ConfigurationChange(steps, (ChangeTransition)(operand / 4 % 3)));
    }

    private static void Compact(Cluster cluster, int operand) =>
        IfUp(cluster, operand, number => cluster.Compact(number, cluster[number].AppliedIndex - (operand / 8 % 5)));

    private static void Transfer(Cluster cluster, int operand)
    {
        if (cluster.Leader is { } leader)
            cluster.Do(leader.Id.Number, core => core.TransferLeadership(NodeId.Validator(MachineOf(cluster, operand))));
    }

    private static void Read(Cluster cluster, int operand)
    {
        int number = operand % 2 == 0 ? MachineOf(cluster, operand / 2) : cluster.Leader?.Id.Number ?? 1;
        if (cluster.Machine(number).IsUp)
            cluster.Read(number);
    }

    private static void ForgetLeader(Cluster cluster, int operand) => IfUp(cluster, operand, number => cluster.Do(number, core => core.ForgetLeader()));

    private static void LoseTouch(Cluster cluster, int operand) =>
        IfUp(cluster, operand, number => cluster.Do(number, core => core.ReportUnreachable(NodeId.Validator(MachineOf(cluster, operand / 8)))));

    private static void IfUp(Cluster cluster, int operand, Action<int> happen)
    {
        int number = MachineOf(cluster, operand);
        if (cluster.Machine(number).IsUp)
            happen(number);
    }
}
