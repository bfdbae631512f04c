using Aurigraph.Node;
using Aurigraph.Node.Tests.Harness;

namespace Aurigraph.PlantedFaults.Tests.Trials;

/// <summary>Whole nodes that crash and start again on a network that loses and refuses messages, with disks of different speeds, as a seed draws it;
/// the safety checkers watch.</summary>
internal static class NodeTrial
{
    private static readonly NodeId[] Members = [Given.V1, Given.V2, Given.V3, Given.B1, Given.B2, Given.S1];

    /// <summary>Plays what a seed draws; answers the first property that was broken, or null.</summary>
    public static string? Run(ulong seed)
    {
        SeededGenerator draw = new SeededGenerator(seed).Derive("trial");
        DisseminationMode mode = draw.NextInt64(5) == 0 ? DisseminationMode.Leader : DisseminationMode.Parallel;
        // Half of the trials keep so little of the log that whoever was away gets a snapshot.
        int kept = draw.NextInt64(2) == 0 ? 4 : 1000;
        using var cluster = new Cluster(Members.Select(m => Settings(m, mode, kept)), seed);
        foreach (NodeId node in Members)
            cluster.SlowDisk(node, draw.NextDuration(Duration.FromMilliseconds(0.2), Duration.FromMilliseconds(draw.NextInt64(2) == 0 ? 1 : 25)));
        cluster.Run(1000);
        for (int steps = 20 + (int)draw.NextInt64(30); steps > 0 && cluster.Probe.Monitor.Violations.Count == 0; steps--)
            Play(cluster, draw);
        cluster.LossPerMille = cluster.FullPerMille = 0;
        cluster.CutOff = NodeId.None;
        foreach (NodeId node in Members)
        {
            cluster.Refuse(node, false);
            cluster.Start(node);
        }
        for (int round = 0; round < 6 && cluster.Probe.Monitor.Violations.Count == 0; round++)
        {
            Submit(cluster, draw);
            cluster.Run(500);
        }
        return cluster.Probe.Monitor.Violations.Count == 0 ? null : cluster.Probe.Monitor.Violations[0];
    }

    private static NodeSettings Settings(NodeId node, DisseminationMode mode, int kept)
    {
        NodeSettings settings = Given.Node(node);
        return settings with
        {
            Replica = settings.Replica with { Dissemination = mode, KeptEntries = kept },
            Origin = settings.Origin with { BatchTransactions = 30, BatchDelay = Duration.FromMilliseconds(2) },
        };
    }

    private static void Play(Cluster cluster, SeededGenerator draw)
    {
        NodeId node = Members[draw.NextInt64(Members.Length)];
        switch (draw.NextInt64(19))
        {
            case 0 or 1:
                cluster.Crash(node);
                break;
            case 2 or 3 or 4:
                cluster.Start(node);
                break;
            case 5:
                cluster.LossPerMille = (int)draw.NextInt64(150);
                break;
            case 6:
                cluster.FullPerMille = (int)draw.NextInt64(150);
                break;
            case 7:
                cluster.Refuse(node, draw.NextInt64(2) == 0);
                break;
            case 8:
                cluster.Run(draw.NextInt64(1200));
                break;
            case 9 or 10:
                cluster.CutOff = NodeId.Validator(1 + (int)draw.NextInt64(3));
                break;
            case 11:
                cluster.CutOff = NodeId.None;
                break;
            case 12:
                Blink(cluster, node, draw);
                break;
            case 13:
                Blink(cluster, NodeId.Business(1 + (int)draw.NextInt64(2)), draw);
                break;
            default:
                Submit(cluster, draw);
                cluster.Run(draw.NextInt64(80));
                break;
        }
    }

    /// <summary>The power fails for a moment, and again soon after.</summary>
    private static void Blink(Cluster cluster, NodeId node, SeededGenerator draw)
    {
        for (int times = 0; times < 2; times++)
        {
            cluster.Crash(node);
            cluster.Start(node);
            Submit(cluster, draw);
            cluster.Run(5 + draw.NextInt64(25));
        }
    }

    private static void Submit(Cluster cluster, SeededGenerator draw)
    {
        cluster.Submit(Given.B1, 1 + (int)draw.NextInt64(40));
        cluster.Submit(Given.B2, 1 + (int)draw.NextInt64(20));
    }
}
