using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>Adds up the stages of <see cref="LatencyFloor"/> for the busiest origin.</summary>
internal sealed class LatencyFloorModel
{
    private readonly Layout _layout;
    private readonly ExperimentDefinition _experiment;
    private readonly CostTable _costs;
    private readonly OriginLoad _origin;
    private readonly double _body;
    private readonly bool _throughLeader;

    public LatencyFloorModel(Layout layout, double tps)
    {
        _layout = layout;
        _experiment = layout.Experiment;
        _costs = _experiment.Costs;
        _origin = OriginLoad.Of(_experiment, layout.Origins, tps)[0];
        _body = _origin.BatchTransactions * OriginLoad.BytesPerTransaction(_experiment);
        _throughLeader = _experiment.Consensus.Dissemination == DisseminationMode.Leader;
    }

    /// <summary>The floor.</summary>
    public LatencyFloor Floor() => new(
        _experiment.Workload.ClientLatency.Seconds,
        Admission(),
        Math.Min(_experiment.Batching.MaxDelay.Seconds, Math.Max(0, _origin.BatchTransactions - 1) / _origin.Rate),
        ((_costs.BatchPerTransactionNs * _origin.BatchTransactions) + Digest) / 1e9,
        Dissemination(),
        Ordering(),
        Applying(),
        Message(_layout.Leader, _origin.Container, WireSizes.FinalNotice),
        MeanLatency());

    /// <summary>From when a body leaves until its credit may come back from a quorum: held, ordered, news of the commit, applied, credit.</summary>
    public double Release()
    {
        LatencyFloor floor = Floor();
        double news = _experiment.Deployment.Nodes(NodeRole.Validator).Count() > 1 ? floor.OneWay : 0;
        return floor.Dissemination + floor.Ordering + news + floor.Applying + floor.Notice;
    }

    /// <summary>From an append until its answer, bodies and disk included.</summary>
    public double AppendRound() => Math.Max(1e-9, Followers().DefaultIfEmpty(OwnDisk(AppendBytes)).Max());

    private double Digest => _costs.HashConstantNs + (_costs.HashPerByteNs * _body);

    private double AppendBytes => WireSizes.Entry + (_throughLeader ? _body : 0);

    private double Admission()
    {
        if (_experiment.Crypto.Scheme == SignatureScheme.None)
            return 0;
        double job = _origin.Rate / _origin.Groups * _costs.VerifySignatureNs;
        return job / Pieces(job, _layout.Containers[_origin.Container], int.MaxValue) / 1e9;
    }

    private double Pieces(double nanoseconds, Container container, int parallelism)
    {
        double most = Math.Min(Math.Min(parallelism, container.Cores), container.Threads);
        return Math.Max(1, Math.Min(most, Math.Floor(nanoseconds / Math.Max(1, _costs.Quantum.Nanoseconds / 5))));
    }

    /// <summary>Copies of a body share the NIC of their origin, so that all leave it together.</summary>
    private double Dissemination()
    {
        double copies = _throughLeader ? (_layout.IsLocal(_origin.Container, _layout.Leader) ? 0 : 1)
            : _layout.Containers.Select((_, c) => _layout.IsLocal(_origin.Container, c) ? 0 : _layout.Validators[c]).Sum();
        double push = Transfer(_layout.Machine[_origin.Container], copies, WireSizes.Push + _body) + Message(_origin.Container, _layout.Leader, WireSizes.Push + _body) + (Digest / 1e9);
        return push + Verification() + (_throughLeader ? 0 : Disk(_layout.Leader, _body));
    }

    private double Verification()
    {
        if (_experiment.Crypto.Scheme == SignatureScheme.None || _experiment.Crypto.Verify == VerifyAt.Ingress)
            return 0;
        double job = _origin.BatchTransactions * _costs.VerifySignatureNs;
        return job / Pieces(job, _layout.Containers[_layout.Leader], int.MaxValue) / 1e9;
    }

    /// <summary>The k-th smallest of the leader's own disk and each follower's way there, disk and way back (Ongaro's thesis, 10.2.1).</summary>
    private double Ordering()
    {
        double gather = _experiment.Consensus.AppendDelay.Seconds;
        double[] held = [.. Followers().Append(OwnDisk(AppendBytes)).Order()];
        return gather + held[_experiment.Consensus.Quorum.Size(held.Length) - 1];
    }

    private IEnumerable<double> Followers()
    {
        double copies = _layout.Containers.Select((_, c) => _layout.IsLocal(_layout.Leader, c) ? 0 : _layout.Validators[c]).Sum();
        double leaves = Transfer(_layout.Machine[_layout.Leader], copies, WireSizes.Consensus + AppendBytes);
        for (int c = 0; c < _layout.Containers.Count; c++)
        {
            double round = leaves + Message(_layout.Leader, c, WireSizes.Consensus + AppendBytes) + Disk(c, AppendBytes) + Message(c, _layout.Leader, WireSizes.Consensus);
            for (int k = c == _layout.Leader ? 1 : 0; k < _layout.Validators[c]; k++)
                yield return round;
        }
    }

    private double OwnDisk(double bytes) => Disk(_layout.Leader, bytes);

    private double Disk(int container, double bytes)
    {
        if (_experiment.Storage.Sync == SyncMode.None)
            return 0;
        (double bandwidth, double sync) = _layout.DiskOf(_layout.Machine[container]);
        return sync + (bytes / bandwidth);
    }

    private double Applying()
    {
        Container leader = _layout.Containers[_layout.Leader];
        StoreModel store = StoreModel.Of(_experiment, leader);
        double job = _origin.BatchTransactions * store.ApplyCpuSecondsPerTransaction;
        return (job / Pieces(job * 1e9, leader, _experiment.ApplyParallelism)) + (_origin.BatchTransactions * store.ReadWaitSecondsPerTransaction / store.Parallelism);
    }

    private double Transfer(int machine, double copies, double bytes) => copies * bytes / _layout.NicOf(machine).BytesPerSecond;

    /// <summary>One way with what both ends pay.</summary>
    private double Message(int from, int to, double bytes) =>
        _layout.Latency(from, to) + (2 * (_costs.MessageConstantNs + (_costs.MessagePerByteNs * bytes)) / 1e9);

    private double MeanLatency()
    {
        double sum = 0;
        int count = 0;
        for (int c = 0; c < _layout.Containers.Count; c++)
        {
            int followers = _layout.Validators[c] - (c == _layout.Leader ? 1 : 0);
            sum += followers * _layout.Latency(_layout.Leader, c);
            count += followers;
        }
        return count == 0 ? 0 : sum / count;
    }
}
