using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Ceilings;

/// <content>The life of a transaction, stage by stage.</content>
internal sealed partial class DemandModel
{
    /// <summary>How long a validator gathers entries for observers, and how many bytes.</summary>
    private const double GatherSeconds = 0.005;
    private const double GatherBytes = 256_000;

    /// <summary>How often a validator tells an origin of credit that is less than a quarter of the window.</summary>
    private const double CreditsPerSecond = 20;

    /// <summary>How often an observer tells its feeder of credit that is less than a quarter of the window.</summary>
    private const double StreamCreditsPerSecond = 2;

    private bool ThroughLeader => _experiment.Consensus.Dissemination == DisseminationMode.Leader;

    private bool IsSigned => _experiment.Crypto.Scheme != SignatureScheme.None;

    private double Digest(double bytes) => _costs.HashConstantNs + (_costs.HashPerByteNs * bytes);

    /// <summary>Signatures of each group of arrivals; batches put together and digested.</summary>
    private void Admit(Demand demand, OriginLoad[] origins)
    {
        foreach (OriginLoad origin in origins)
        {
            if (IsSigned)
                Compute(demand, origin.Container, Work.Verification, origin.Groups, origin.Rate / origin.Groups * _costs.VerifySignatureNs, _containers[origin.Container].Cores);
            Compute(demand, origin.Container, Work.Batching, origin.Batches, _costs.BatchPerTransactionNs * origin.BatchTransactions, 1);
            Compute(demand, origin.Container, Work.Hashing, origin.Batches, Digest(origin.BatchTransactions * _bytes), 1);
        }
    }

    /// <summary>Bodies to every validator and references to the leader, or both to the leader; each body checked where it arrives; notices and credits back.</summary>
    private void Disseminate(Demand demand, OriginLoad[] origins)
    {
        double window = LoadWindows.OfBodies(_experiment).Bytes;
        foreach (OriginLoad origin in origins)
        {
            double body = origin.BatchTransactions * _bytes;
            double credits = Math.Min(origin.Batches, CreditsPerSecond + (4 * origin.Rate * _bytes / window));
            for (int c = 0; c < _containers.Count; c++)
            {
                double others = _layout.Validators[c] - (origin.Node.Role == NodeRole.Validator && origin.Container == c ? 1 : 0);
                if (!ThroughLeader)
                    Send(demand, origin.Container, c, origin.Batches * others, WireSizes.Push + body);
                Send(demand, c, origin.Container, credits * others, WireSizes.BodyCredit);
                if (!ThroughLeader)
                    TakeBodies(demand, c, _layout.Validators[c], origin.Batches, origin.BatchTransactions);
            }
            double elsewhere = IsLeader(origin.Node) ? 0 : origin.Batches;
            Send(demand, origin.Container, _layout.Leader, elsewhere, WireSizes.Proposal + (ThroughLeader ? body : 0));
            if (ThroughLeader)
                TakeBodies(demand, _layout.Leader, 1, origin.Batches, origin.BatchTransactions);
            Send(demand, _layout.Leader, origin.Container, elsewhere, WireSizes.FinalNotice);
        }
    }

    private bool IsLeader(NodeId node) => node == _containers[_layout.Leader].Nodes[0];

    /// <summary>A body is digested, its signatures are checked where that is asked for, and it is written.</summary>
    private void TakeBodies(Demand demand, int container, int validators, double batches, double transactions)
    {
        if (validators == 0)
            return;
        double body = transactions * _bytes;
        Compute(demand, container, Work.Hashing, batches * validators, Digest(body), 1);
        double checks = !IsSigned ? 0 : _experiment.Crypto.Verify switch
        {
            VerifyAt.EveryValidator => validators,
            VerifyAt.EveryContainer => (double)validators / _containers[container].Nodes.Count,
            _ => 0,
        };
        Compute(demand, container, Work.Verification, batches * checks, transactions * _costs.VerifySignatureNs, _containers[container].Cores);
        if (!ThroughLeader)
            demand.Durable[_layout.Machine[container]] += batches * validators * (WireSizes.RecordHeader + WireSizes.Reference + body);
    }

    /// <summary>Appends and answers, news of commits to idle followers, heartbeats, and the log on every validator's disk.</summary>
    private void Order(Demand demand, double batches)
    {
        double carried = ThroughLeader ? demand.Tps * _bytes : 0;
        double delay = _experiment.Consensus.AppendDelay.Seconds;
        double beats = 1 / (_experiment.Consensus.Heartbeat + (_experiment.Consensus.HeartbeatJitter / 2)).Seconds;
        for (int c = 0; c < _containers.Count; c++)
        {
            double followers = _layout.Validators[c] - (c == _layout.Leader ? 1 : 0);
            double appends = batches / (1 + (batches * delay));
            double answer = _layout.RoundTrip(_layout.Leader, c) + _layout.DiskOf(_layout.Machine[c]).SyncSeconds;
            double news = appends * Math.Exp(-batches * answer);
            double entries = appends > 0 ? batches / appends : 0;
            Send(demand, _layout.Leader, c, appends * followers, WireSizes.Consensus + (entries * WireSizes.Entry) + (appends > 0 ? carried / appends : 0));
            Send(demand, c, _layout.Leader, (appends + news + beats) * followers, WireSizes.Consensus);
            Send(demand, _layout.Leader, c, (news + beats) * followers, WireSizes.Consensus);
            demand.Durable[_layout.Machine[c]] += _layout.Validators[c] * ((batches * (WireSizes.RecordHeader + WireSizes.Entry)) + carried
                + (appends * (WireSizes.RecordHeader + WireSizes.HardState)));
        }
    }

    /// <summary>Validators and business nodes apply what is committed and write what it changed; slim nodes keep it.</summary>
    private void Apply(Demand demand, OriginLoad[] origins, double batches)
    {
        double transactions = batches > 0 ? origins.Sum(o => o.Rate) / batches : 0;
        for (int c = 0; c < _containers.Count; c++)
        {
            Container container = _containers[c];
            bool isValidator = container.Role == NodeRole.Validator;
            if (!isValidator && container.Follow == StreamContent.None)
                continue;
            double nodes = container.Nodes.Count;
            int machine = _layout.Machine[c];
            if (container.Role == NodeRole.Slim)
            {
                if (container.Follow == StreamContent.Full)
                    demand.Background[machine] += nodes * demand.Tps * _bytes;
                continue;
            }
            StoreDemand store = _store[c];
            Compute(demand, c, Work.Applying, batches * nodes, transactions * (_costs.ApplyPerTransactionNs + store.CpuNanoseconds), _experiment.ApplyParallelism, follows: !isValidator);
            demand.Background[machine] += nodes * demand.Tps * store.WrittenBytes;
            demand.Reads[machine] += nodes * demand.Tps * store.ReadBytes;
        }
    }

    /// <summary>The committed stream to observers, in bundles, and their credits; bodies are digested again.</summary>
    private void Feed(Demand demand, double batches)
    {
        if (batches <= 0)
            return;
        double body = demand.Tps / batches * _bytes;
        foreach (((int from, int to), int observers) in _layout.Feeds)
        {
            bool full = _containers[to].Role != NodeRole.Slim || _containers[to].Follow == StreamContent.Full;
            double entry = WireSizes.Entry + (full ? body : 0);
            double bundles = entry >= GatherBytes ? batches : Math.Min(batches, (1 / (GatherSeconds + (1 / batches))) + (batches * entry / GatherBytes));
            Send(demand, from, to, bundles * observers, WireSizes.Stream + (batches / bundles * entry), follows: true);
            double credits = StreamCreditsPerSecond + (4 * batches * entry / LoadWindows.OfStream(_experiment, _containers[to]).Bytes);
            Send(demand, to, from, Math.Min(batches, credits) * observers, WireSizes.StreamCredit, follows: true);
            if (full)
                Compute(demand, to, Work.Hashing, batches * observers, Digest(body), 1, follows: true);
        }
    }
}
