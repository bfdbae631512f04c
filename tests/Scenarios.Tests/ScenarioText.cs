using CsCheck;

namespace Aurigraph.Scenarios.Tests;

/// <summary>Draws the text of valid scenarios.</summary>
internal static class ScenarioText
{
    private static readonly Gen<string> Latency = Gen.OneOf(
        Gen.Int[0, 900].Select(n => $"{n}us"),
        Gen.Select(Gen.Int[0, 50], Gen.Int[50, 90]).Select((a, b) => $"{{ distribution: uniform, min: {a}ms, max: {b}ms }}"),
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 9]).Select((a, b) => $"{{ distribution: normal, mean: {a}ms, stddev: 0.{b}ms }}"),
        Gen.Select(Gen.Int[2, 50], Gen.Int[0, 9]).Select((a, b) => $"{{ distribution: exponential, mean: {a}ms, floor: 0.{b}ms }}"),
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 99]).Select((a, b) => $"{{ distribution: lognormal, median: {a}ms, sigma: 0.{b:00} }}"),
        Gen.Select(Gen.Int[1, 50], Gen.Int[2, 5]).Select((a, b) => $"{{ distribution: pareto, scale: {a}ms, shape: {b}.25 }}"),
        Gen.Int[1, 9].Array[1, 4].Select(a => $"{{ distribution: empirical, samples: [{string.Join(", ", a.Select(n => $"{n}.5ms"))}] }}"));

    private static readonly Gen<string> Deployment = Gen.OneOf(Gen.Select(Gen.Int[4, 16], Gen.Int[1, 9], Pick("pinned", "quota")).Select((cores, tenths, limit) => $$"""
            deployment:
              quotaPeriod: {{cores}}ms
              hosts:
                - { id: h1, cores: {{cores * 2}}, memory: {{cores}}GB, nic: {{tenths}}Gbps, disk: { bandwidth: {{cores}}0MB/s, syncLatency: {{tenths}}us }, smtYield: 0.{{tenths}} }
                - { id: h2, cores: {{cores}}, memory: 2GB, disk: { syncLatency: 1ms } }
              infrastructure:
                - { name: redis, host: h1, cores: 0.{{tenths}}, memory: {{tenths}}MB }
                - { name: grafana, host: h2 }
              containers:
                - { role: validator, count: 2, cores: 4, memory: 1GB, region: here, host: h1, cpuLimit: {{limit}} }
                - { role: business, cores: 3, memory: 1GB, region: there, host: h2 }
                - { role: slim, cores: 1, memory: 300MB, cpuLimit: pinned }
            """), Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 2], Pick("container", "node"), Pick("full", "headers", "none"))
        .Select((validators, nodes, business, process, follow) => $$"""
            deployment:
              process: {{process}}
              containers:
                - { role: validator, count: {{validators}}, nodes: {{nodes}}, cores: 4, memory: 1GiB, region: here, storage: { cache: 12.5MB } }
                - { role: business, count: {{business}}, cores: 3, memory: 700MB, region: there, node: { threads: 64 }, runtime: { base: 1MB } }
                - { role: slim, cores: 1, memory: 300MB, follow: {{follow}} }
            """));

    private static readonly Gen<string> Network = Gen.OneOf(
        Pick("ideal", "lan-1g", "lan-10g", "docker-bridge", "wan-5-regions").Select(n => $"network: {n}"),
        Gen.Select(Latency, Latency, Latency, Gen.Int[1, 99], Gen.Bool).Select((standard, local, link, loss, oneWay) => $$"""
            network:
              nic: {{loss}}.5Gbps
              default: { latency: {{standard}}, loss: 0.{{loss:00}} }
              local: { latency: {{local}} }
              links:
                - { from: here, to: there, latency: {{link}}, oneWay: {{(oneWay ? "true" : "false")}} }
                - { from: validator-1, to: business-1, loss: {{loss}}%, bandwidth: 100Mbps }
              chunk: {{loss}}KiB
              messageBatching: { maxDelay: {{loss - 1}}ms, maxMessages: {{loss}} }
              compression: { codec: {{(oneWay ? "snappy" : "none")}}, above: {{loss}}B, ratio: 0.{{loss:00}} }
            """));

    private static readonly Gen<string> Consensus = Gen.Select(Gen.Int[50, 5_000], Gen.Int[1, 40], Gen.Int[0, 9_000], Gen.Bool, Pick("majority", "supermajority"), Pick("parallel", "leader"))
        .Select((timeout, heartbeat, jitter, preVote, quorum, dissemination) => $$"""
            consensus:
              electionTimeout: {{(preVote ? $"{timeout}ms" : $"{{ min: {timeout}ms, max: {timeout + heartbeat}.125ms }}")}}
              heartbeat: {{heartbeat}}ms
              heartbeatJitter: {{jitter}}us
              preVote: {{(preVote ? "true" : "false")}}
              quorum: {{quorum}}
              dissemination: {{dissemination}}
            """);

    private static readonly Gen<string> Arrival = Gen.OneOf(
        Pick("poisson", "constant"),
        Gen.Select(Gen.Int[100, 500], Gen.Int[100, 900]).Select((factor, on) => $"{{ burst: {{ factor: {factor / 100.0:0.##}, on: {on}ms, off: {on * 4}ms }} }}"),
        Gen.Int[0, 9].Array[100, 110].Select(rates => $"{{ rates: [7.5, {string.Join(", ", rates)}] }}"),
        Gen.Select(Gen.Int[1, 9_999], Gen.Int[0, 99]).Select((clients, think) => $"{{ closed: {{ clients: {clients}, think: {think}ms, timeout: {think + 1}s }} }}"));

    private static readonly Gen<string> Load = Gen.Select(Gen.Int[1, 9_999], Gen.Int[1, 999], Arrival, Gen.Int[1, 40])
        .Select((rate, seconds, arrival, lead) => $$"""
            workload:
              arrival: {{arrival}}
              transactionSize: {{rate}}B
              retry: {{(seconds % 2 == 0 ? "none" : $"{{ after: {lead}ms, max: {lead} }}")}}
              imbalance: {{(seconds % 3 == 0 ? "none" : $"{{ zipf: 1.{lead} }}")}}
              client: { latency: {{seconds}}us }
              stages:
                - { rate: {{rate}}.3/s, for: {{lead}}s }
                - { rampTo: 0.{{rate:0000}}M/s, over: {{seconds}}ms }
                - { rate: {{seconds}}K/s, for: rest }
            """);

    private static readonly Gen<string> Costs = Gen.OneOf(
        Pick("reference", "free").Select(n => $"costs: {n}"),
        Gen.Select(Gen.Int[1, 999], Gen.Int[1, 999]).Select((a, b) => $$"""costs: { base: free, messagePerByte: 0.{{a:000}}ns, verifySignature: { ed25519: {{b}}.7us, none: 0ns }, applyPerTransaction: {{a}}ns, diskBandwidth: {{b}}MiB/s }"""));

    private static readonly Gen<string> Trouble = Gen.Select(Gen.Int[1, 30], Gen.Int[1, 9], Gen.Int[1, 99]).Select((at, length, part) => $$"""
        faults:
          - { at: {{at}}s, crash: leader, restartAfter: {{length}}s }
          - { from: {{at}}s, every: {{length}}s, until: 1000s, isolate: validator-container-1, direction: inbound, for: 0.{{part:00}}s }
          - { at: {{at}}.5s, partition: [[validator-1, leader], [rest]], for: {{length}}s }
          - { at: {{at}}s, slow: business-1, cpu: 0.{{part:00}}, for: {{length}}s }
          - { at: {{at}}s, link: { from: validator-1, to: slim-1 }, loss: {{part}}%, for: {{length}}s }
          - { at: {{at}}s, restart: slim-1 }
        thresholds:
          - committedTps >= {{part}}K
          - node[validator].memoryPeak.max < {{part}}MiB
          - electionsPerHour<{{length}}
        """);

    private static readonly Gen<string> Rest = Gen.Select(Gen.ULong, Gen.Int[1, 9_999], Gen.Int[1, 64], Pick("none", "ed25519"), Gen.String[Gen.Char.AlphaNumeric, 0, 30])
        .Select((seed, number, speed, scheme, text) => $$"""
            schema: aurigraph.sim/1
            name: drawn-{{speed}}
            description: "{{text}} \t'{{text}}' #: \u00e9"
            seed: {{seed}}
            warmup: {{speed}}.125s
            batching: { maxTransactions: {{number}}, maxBytes: {{number + 10}}KB, maxDelay: {{number}}us, window: {{(speed % 2 == 0 ? "auto" : $"{speed}MB")}} }
            mempool: { maxTransactions: {{number}}K, maxBytes: {{speed}}MiB, maxInFlight: {{number - 1}}, inFlightScope: {{(speed % 2 == 0 ? "node" : "leader")}} }
            node: { threads: {{speed}}, threadStack: {{number}}B, applyParallelism: {{speed}} }
            runtime: { base: {{number}}KiB, pauses: {{(speed % 2 == 0 ? "none" : $"{{ every: {speed}s, length: {{ distribution: uniform, min: {speed}us, max: 10ms }} }}")}} }
            storage: { engine: {{(speed % 3 == 0 ? "memory" : "rocksdb")}}, cache: {{number}}KB, writeBuffers: {{speed}}, sync: {{(speed % 5 == 0 ? "none" : "batch")}} }
            crypto: { scheme: {{scheme}}, verify: every-container }
            machine: { coreSpeed: {{speed}}.3, cryptoSpeed: 0.{{number:0000}} }
            """);

    /// <summary>Whole scenarios.</summary>
    public static Gen<string> Any { get; } = Gen.Select(Rest, Deployment, Network, Consensus, Load, Costs, Trouble)
        .Select((rest, deployment, network, consensus, load, costs, trouble) => string.Join('\n', rest, deployment, network, consensus, load, costs, trouble) + "\n");

    private static Gen<string> Pick(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
