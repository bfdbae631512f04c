using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Ceilings;

/// <content>Bounds on what is on its way: a rate is at most what may be on its way over the time that it is.</content>
internal sealed partial class RungList
{
    private const string Law = "window";

    /// <summary>Longest time for which a validator gathers credits of an origin.</summary>
    private const double CreditSeconds = 0.05;

    private long BytesPerTransaction => OriginLoad.BytesPerTransaction(_experiment);

    private double LargestShare => _layout.Origins.Max(o => o.Share);

    private IEnumerable<Rung> Waiting()
    {
        bool through = _experiment.Consensus.Dissemination == DisseminationMode.Leader;
        if (_experiment.Mempool.MaxInFlight > 0)
            yield return InFlight();
        yield return Mempool();
        yield return Body();
        yield return OnItsWay(Resources.Uncommitted, "the leader", _experiment.Consensus.MaxUncommittedBytes, t => t.Floor().Ordering, ["consensus.maxUncommittedBytes"]);
        if (through)
            yield return OnItsWay(Resources.AppendWindow, "the leader to each follower", _experiment.Network.Window, t => t.AppendRound(), ["network.window", "consensus.dissemination"]);
        foreach (Rung rung in Connections(through))
            yield return rung;
    }

    private Rung InFlight()
    {
        MempoolSettings mempool = _experiment.Mempool;
        bool atLeader = mempool.InFlightScope == InFlightScope.Leader;
        double all = atLeader ? mempool.MaxInFlight : mempool.MaxInFlight / LargestShare;
        return new Rung
        {
            Resource = Resources.InFlightCap,
            Law = Law,
            Keys = ["mempool.maxInFlight", "mempool.inFlightScope"],
            Use = d => d.Tps * Seconds(Times(d).Floor()) / all,
            Where = _ => atLeader ? "the leader" : "each admitting node",
            Formula = d => $"{Figures.Scaled(all)} in flight / {Figures.Time(Seconds(Times(d).Floor()))} from {(atLeader ? "appended to applied" : "proposed to final")}",
        };

        double Seconds(LatencyFloor floor) => atLeader ? floor.Ordering + floor.Applying : floor.InFlight;
    }

    private Rung Mempool()
    {
        double byNode = Math.Min(_experiment.Mempool.MaxTransactions, Math.Floor((double)_experiment.Mempool.MaxBytes.Bytes / BytesPerTransaction));
        double all = byNode / LargestShare;
        return new Rung
        {
            Resource = Resources.Mempool,
            Law = Law,
            Keys = ["mempool.maxBytes", "mempool.maxTransactions"],
            Use = d => d.Tps * Held(Times(d).Floor()) / all,
            Where = _ => "each admitting node",
            Formula = d => $"{Figures.Scaled(all)} held / {Figures.Time(Held(Times(d).Floor()))} from submission to final",
        };

        static double Held(LatencyFloor floor) => floor.WithoutBatching - floor.Client + (floor.Batching / 2);
    }

    /// <summary>Credits are gathered for a quarter of the window or 50 ms, whichever is first.</summary>
    private Rung Body()
    {
        double window = LoadWindows.OfBodies(_experiment).Bytes;
        return new Rung
        {
            Resource = Resources.BodyWindow,
            Law = Law,
            Keys = ["batching.window", "deployment.containers[].memory"],
            Use = d => d.Tps * LargestShare * BytesPerTransaction / Allowed(Times(d).Release()),
            Where = _ => "each admitting node",
            Formula = d =>
            {
                double release = Times(d).Release();
                bool byTime = window / (release + CreditSeconds) > 0.75 * window / release;
                string way = byTime ? $"{Figures.Bytes(window)} / {Figures.Time(release + CreditSeconds)}" : $"3/4 x {Figures.Bytes(window)} / {Figures.Time(release)}";
                return $"{way} until its credit / ({Figures.Number(LargestShare)} x {Figures.Bytes(BytesPerTransaction)} per transaction)";
            },
        };

        double Allowed(double release) => Math.Max(0.75 * window / release, window / (release + CreditSeconds));
    }

    private Rung OnItsWay(string resource, string where, ByteCount window, Func<LatencyFloorModel, double> seconds, IReadOnlyList<string> keys) => new()
    {
        Resource = resource,
        Law = Law,
        Keys = keys,
        Use = d => d.Tps * BytesPerTransaction * seconds(Times(d)) / window.Bytes,
        Where = _ => where,
        Formula = d => $"{Figures.Bytes(window.Bytes)} / {Figures.Time(seconds(Times(d)))} on its way / {Figures.Bytes(BytesPerTransaction)} per transaction",
    };

    private IEnumerable<Rung> Connections(bool through)
    {
        int quorum = _experiment.Consensus.Quorum.Size(_layout.ValidatorCount);
        foreach (bool byLoss in new[] { false, true })
        {
            (double tps, string where, double round, double loss) = Slowest(through, quorum, byLoss);
            if (double.IsPositiveInfinity(tps))
                continue;
            double window = _experiment.Network.Window.Bytes;
            yield return new Rung
            {
                Resource = byLoss ? Resources.TcpLoss : Resources.Window,
                Law = byLoss ? "TCP with loss" : Law,
                Keys = byLoss ? ["network.links[].loss", "network.default.loss"] : ["network.window", "network.default.latency"],
                Use = d => d.Tps / tps,
                Where = _ => where,
                Formula = _ => byLoss
                    ? $"1460 B / {Figures.Time(round)} x 1.22 / sqrt({Figures.Number(loss)}) on the slowest connection of a quorum, {Figures.Bytes(MathisLimit.For(loss, Duration.FromSeconds(round)).BytesPerSecond)}/s / {Figures.Bytes(MathisLimit.For(loss, Duration.FromSeconds(round)).BytesPerSecond / tps)} per transaction"
                    : $"{Figures.Bytes(window)} / {Figures.Time(round)} / {Figures.Bytes(window / round / tps)} per transaction",
            };
        }
    }

    /// <summary>The rate that the slowest connection of the fastest quorum allows; slower validators lag and hold nobody up.</summary>
    private (double Tps, string Where, double RoundTrip, double Loss) Slowest(bool through, int quorum, bool byLoss)
    {
        (double Tps, string Where, double RoundTrip, double Loss) slowest = (double.PositiveInfinity, "", 0, 0);
        IEnumerable<(int Container, double Share)> senders = through ? [(_layout.Leader, 1.0)] : _layout.Origins.Select(o => (o.Container, o.Share)).Distinct();
        foreach ((int from, double share) in senders)
        {
            List<(double Limit, int To)> limits = [];
            for (int c = 0; c < _containers.Count; c++)
                limits.AddRange(Enumerable.Repeat((Limit(from, c, byLoss), c), Math.Max(0, _layout.Validators[c] - (through && c == from ? 1 : 0))));
            int needed = Math.Min(limits.Count, through ? quorum - 1 : quorum);
            if (needed == 0)
                continue;
            (double limit, int to) = limits.OrderByDescending(l => l.Limit).ElementAt(needed - 1);
            double tps = limit / (share * BytesPerTransaction);
            if (tps < slowest.Tps)
                slowest = (tps, $"{_containers[from].Id} to {_containers[to].Id}", _layout.RoundTrip(from, to), _layout.IsLocal(from, to) ? 0 : _layout.Link(from, to).Loss);
        }
        return slowest;
    }

    private double Limit(int from, int to, bool byLoss)
    {
        double round = _layout.RoundTrip(from, to);
        if (!byLoss)
            return round > 0 ? _experiment.Network.Window.Bytes / round : double.PositiveInfinity;
        return _layout.IsLocal(from, to) ? double.PositiveInfinity : MathisLimit.For(_layout.Link(from, to).Loss, Duration.FromSeconds(round)).BytesPerSecond;
    }

    private LatencyFloorModel Times(Demand demand) => new(_layout, demand.Tps);
}
