using System.Globalization;
using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Network;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>Whatever happens, no message is handed over twice or out of order, every one is accounted for, and nothing is kept.</summary>
public class ConservationTests
{
    private const int Nodes = 5;

    [Fact]
    public void Under_random_sends_crashes_and_cuts_every_message_is_accounted_for()
    {
        Gen.Select(Gen.ULong, Gen.Int[0, 3]).Sample((seed, variant) =>
        {
            var world = new World(seed, variant);
            for (int step = 0; step < 300; step++)
                world.Step();
            world.Finish();
        }, iter: 300);
    }

    [Fact]
    public void Equal_seeds_replay_the_same_history_of_faults()
    {
        string[] histories = Enumerable.Range(0, 2).Select(_ =>
        {
            var world = new World(99, 1);
            for (int step = 0; step < 2_000; step++)
                world.Step();
            world.Finish();
            return world.History;
        }).ToArray();
        Assert.Equal(histories[0], histories[1]);
        Assert.True(histories[0].Length > 1_000);
    }

    /// <summary>Five nodes in three containers, driven by a seed.</summary>
    private sealed class World
    {
        private readonly SeededGenerator _generator;
        private readonly NetworkBench _bench;
        private readonly CountedMemory?[] _memories = new CountedMemory?[Nodes + 1];
        private readonly List<CountedMemory> _deadMemories = [];
        private readonly List<NetworkFault> _faults = [];
        private readonly int[] _lives = new int[Nodes + 1];
        private readonly List<int> _lifeOfSender = [];
        private readonly HashSet<long> _seen = [];
        private readonly Dictionary<(NodeId From, int Life, NodeId To, TrafficClass Class), long> _last = [];

        public World(ulong seed, int variant)
        {
            _generator = new SeededGenerator(seed);
            _bench = new NetworkBench(Model(variant), variant >= 2 ? default : new MessageCosts(20_000, 1), seed);
            _bench.Container("eu", 2, 1, 2);
            _bench.Container("eu", 1, 3, 4);
            _bench.Container("us", 1, 5);
            for (int v = 1; v <= Nodes; v++)
            {
                NodeId to = NodeId.Validator(v);
                _bench.Inbox(v).OnReceive = (from, message, trafficClass) => Check(from, to, message, trafficClass);
                _bench.Crash(v);
                Start(v);
            }
        }

        public string History => string.Join('\n', Enumerable.Range(1, Nodes).SelectMany(v => _bench.Inbox(v).Deliveries).Select(d => d.ToString()));

        public void Step()
        {
            int node = 1 + (int)_generator.NextInt64(Nodes);
            int peer = 1 + (int)_generator.NextInt64(Nodes);
            switch (_generator.NextInt64(40))
            {
                case 0 when _bench.Network.Find(NodeId.Validator(node)).IsConnected:
                    Crash(node);
                    break;
                case 1 or 2 when !_bench.Network.Find(NodeId.Validator(node)).IsConnected:
                    Start(node);
                    break;
                case 3:
                    _faults.Add(_bench.Network.Isolate(NodeId.Validator(node), (TrafficDirection)_generator.NextInt64(3)));
                    break;
                case 4 when node != peer:
                    _faults.Add(_bench.Network.Degrade(NodeId.Validator(node), NodeId.Validator(peer), new ConstantLatency(new Duration(_generator.NextInt64(5_000_000))), 0.1));
                    break;
                case 5 or 6 when _faults.Count > 0:
                    int fault = (int)_generator.NextInt64(_faults.Count);
                    _faults[fault].Heal();
                    _faults.RemoveAt(fault);
                    break;
                case < 30 when node != peer:
                    Send(node, peer, 1 + _generator.NextInt64(_generator.NextInt64(4) == 0 ? 200_000 : 2_000), (TrafficClass)_generator.NextInt64(2));
                    break;
                default:
                    _bench.Kernel.RunUntil(_bench.Kernel.Now + new Duration(_generator.NextInt64(10_000_000)));
                    break;
            }
            CheckTotals();
        }

        public void Finish()
        {
            foreach (NetworkFault fault in _faults)
                fault.Heal();
            _bench.Kernel.RunUntil(_bench.Kernel.Now + Duration.FromSeconds(100_000));
            CheckTotals();
            Assert.Equal((0, 0), _bench.Network.CountOnTheirWay());
            Assert.All(_memories.Concat(_deadMemories), m => Assert.Equal(0, m?.Held ?? 0));
            foreach (NetworkContainer container in _bench.Network.Containers)
                Assert.Equal(0, container.Egress.WaitingConnections + container.Ingress.WaitingConnections + container.Local.WaitingConnections);
            for (int v = 1; v <= Nodes; v++)
            {
                Totals(v, out TrafficTotals totals);
                Assert.Equal(_bench.Inbox(v).Count, totals.ReceivedMessages);
                Assert.Equal(_bench.Inbox(v).Bytes, totals.ReceivedBytes);
            }
            EveryPairStillWorks();
        }

        private static NetworkModel Model(int variant) => NetworkBench.Ideal with
        {
            Nic = variant == 3 ? Bandwidth.Unlimited : new Bandwidth(2e7),
            Default = new LinkModel(new UniformLatency(new Duration(100_000), new Duration(3_000_000)), 0, Bandwidth.Unlimited),
            Links = [new LinkRule("eu", "us", false, new LinkModel(new ConstantLatency(Duration.FromMilliseconds(8)), variant == 1 ? 0.01 : 0, new Bandwidth(variant == 0 ? 5e6 : 5e7)))],
            Local = new LocalLink(new ConstantLatency(Duration.FromMicroseconds(30)), variant == 3 ? Bandwidth.Unlimited : new Bandwidth(1e8)),
            Chunk = new ByteCount(10_000),
            Window = new ByteCount(variant == 2 ? 5_000 : 60_000),
            PeerBuffer = new ByteCount(100_000),
        };

        private void Start(int node)
        {
            _lives[node]++;
            _memories[node] = new CountedMemory(250_000);
            _bench.Start(node, _memories[node]);
        }

        private void Crash(int node)
        {
            _bench.Crash(node);
            Assert.Equal(0, _memories[node]!.Held);
            _deadMemories.Add(_memories[node]!);
        }

        private void Send(int from, int to, long size, TrafficClass trafficClass)
        {
            _lifeOfSender.Add(_lives[from]);
            _bench.Send(from, to, size, trafficClass, _lifeOfSender.Count);
        }

        private void Check(NodeId from, NodeId to, TestMessage message, TrafficClass trafficClass)
        {
            Assert.True(_seen.Add(message.Number), string.Create(CultureInfo.InvariantCulture, $"{from} to {to}: {message.Number} came twice"));
            var connection = (from, _lifeOfSender[(int)message.Number - 1], to, trafficClass);
            long previous = _last.GetValueOrDefault(connection);
            Assert.True(message.Number > previous, string.Create(CultureInfo.InvariantCulture, $"{connection}: {message.Number} after {previous}"));
            _last[connection] = message.Number;
        }

        private void CheckTotals()
        {
            TrafficTotals sum = default;
            for (int v = 1; v <= Nodes; v++)
            {
                Totals(v, out TrafficTotals t);
                sum = sum with
                {
                    SentMessages = sum.SentMessages + t.SentMessages,
                    SentBytes = sum.SentBytes + t.SentBytes,
                    ReceivedMessages = sum.ReceivedMessages + t.ReceivedMessages,
                    ReceivedBytes = sum.ReceivedBytes + t.ReceivedBytes,
                    LostMessages = sum.LostMessages + t.LostMessages,
                    LostBytes = sum.LostBytes + t.LostBytes,
                };
            }
            (long messages, long bytes) = _bench.Network.CountOnTheirWay();
            Assert.Equal(sum.SentMessages, sum.ReceivedMessages + sum.LostMessages + messages);
            Assert.Equal(sum.SentBytes, sum.ReceivedBytes + sum.LostBytes + bytes);
        }

        private void Totals(int validator, out TrafficTotals totals) => totals = _bench.Network.Find(NodeId.Validator(validator)).Totals;

        private void EveryPairStillWorks()
        {
            for (int v = 1; v <= Nodes; v++)
            {
                if (!_bench.Network.Find(NodeId.Validator(v)).IsConnected)
                    Start(v);
            }
            long before = Enumerable.Range(1, Nodes).Sum(v => _bench.Inbox(v).Count);
            for (int from = 1; from <= Nodes; from++)
            {
                for (int to = 1; to <= Nodes; to++)
                {
                    if (from == to)
                        continue;
                    Send(from, to, 20_000, TrafficClass.Bulk);
                    Send(from, to, 200, TrafficClass.Control);
                }
            }
            _bench.Kernel.RunUntil(_bench.Kernel.Now + Duration.FromSeconds(100_000));
            Assert.Equal(before + (Nodes * (Nodes - 1) * 2), Enumerable.Range(1, Nodes).Sum(v => _bench.Inbox(v).Count));
        }
    }
}
