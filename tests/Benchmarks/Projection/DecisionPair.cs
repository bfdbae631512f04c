namespace Aurigraph.Benchmarks.Projection;

/// <summary>Two designs that somebody might choose between: which carries more, and what fills first?</summary>
/// <param name="Question">What is to be decided.</param>
/// <param name="First">One design.</param>
/// <param name="Second">The other.</param>
internal sealed record DecisionPair(string Question, Design First, Design Second);

/// <summary>A network that is loaded beyond what it carries.</summary>
/// <param name="Name">What a table calls it.</param>
/// <param name="ValidatorCores">Tenths of a core of each of three validators.</param>
/// <param name="Origins">Business nodes.</param>
/// <param name="OriginCores">Tenths of a core of each.</param>
/// <param name="Scheme">Signatures.</param>
/// <param name="BatchDelay">Age at which a batch closes, milliseconds.</param>
/// <param name="BatchMost">Transactions at which it closes.</param>
/// <param name="Rate">Transactions offered, 1/s.</param>
internal sealed record Design(string Name, int ValidatorCores, int Origins, int OriginCores, string Scheme, int BatchDelay, int BatchMost, int Rate)
{
    /// <summary>Memory of each business node, megabytes.</summary>
    public int OriginMemory { get; init; } = 1_000;

    /// <summary>The scenario.</summary>
    public string Scenario => FormattableString.Invariant($$"""
        schema: aurigraph.sim/1
        name: design
        warmup: 20s
        duration: 8s
        drain: 5s
        deployment:
          containers:
            - { role: validator, count: 3, cores: {{ValidatorCores}}, memory: 1GB }
            - { role: business, count: {{Origins}}, cores: {{OriginCores}}, memory: {{OriginMemory}}MB }
        live: { coreShare: 0.1 }
        network: lan-10g
        crypto: { scheme: {{Scheme}} }
        consensus: { electionTimeout: 2s, heartbeat: 300ms }
        batching: { maxDelay: {{BatchDelay}}ms, maxTransactions: {{BatchMost}} }
        mempool: { maxBytes: 4MB }
        storage: { cache: 32MB, writeBuffer: 16MB, dataSize: 16MB }
        runtime: { base: 100MB }
        workload:
          accounts: { count: 100K, skew: none }
          stages: [ { rate: {{Rate}}/s, for: rest } ]
        """);
}
