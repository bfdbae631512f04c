using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>What a network asks of its resources each second at some rate. Cores by container; NIC, local lane and disk by machine, which is a host, or a container that
/// runs on none.</summary>
internal sealed class Demand
{
    private static readonly int Kinds = Enum.GetValues<Work>().Length;

    public Demand(double tps, int containers, int machines)
    {
        Tps = tps;
        (CommitCpu, FollowCpu) = (new double[containers, Kinds], new double[containers, Kinds]);
        (Egress, Ingress, Local) = (new double[machines], new double[machines], new double[machines]);
        (Durable, Background, Reads) = (new double[machines], new double[machines], new double[machines]);
    }

    /// <summary>Transactions a second of the whole network.</summary>
    public double Tps { get; }

    /// <summary>Core nanoseconds a second that commits need, by container and kind.</summary>
    public double[,] CommitCpu { get; }

    /// <summary>Core nanoseconds a second that following the committed stream needs, by container and kind.</summary>
    public double[,] FollowCpu { get; }

    /// <summary>Bytes a second that leave a machine.</summary>
    public double[] Egress { get; }

    /// <summary>Bytes a second that enter a machine.</summary>
    public double[] Ingress { get; }

    /// <summary>Bytes a second between nodes of one machine.</summary>
    public double[] Local { get; }

    /// <summary>Bytes a second written to be durable, by machine.</summary>
    public double[] Durable { get; }

    /// <summary>Bytes a second written behind, by machine.</summary>
    public double[] Background { get; }

    /// <summary>Bytes a second read, by machine.</summary>
    public double[] Reads { get; }

    /// <summary>Bytes a second on links with a bandwidth of their own.</summary>
    public SortedDictionary<(string From, string To), (double Bytes, double Capacity)> Links { get; } = [];

    /// <summary>Cores of a container that are busy for one kind of work.</summary>
    public double Cores(int container, Work work, bool withFollowing) =>
        (CommitCpu[container, (int)work] + (withFollowing ? FollowCpu[container, (int)work] : 0)) / 1e9;

    /// <summary>Cores of a container that are busy.</summary>
    public double Cores(int container, bool withFollowing) => Enum.GetValues<Work>().Sum(w => Cores(container, w, withFollowing));
}
