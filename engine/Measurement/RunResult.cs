using Aurigraph.Units;

namespace Aurigraph.Measurement;

/// <summary>What one run measured: the content of summary.json, with the series behind the charts. Times in milliseconds, sizes
/// in bytes, rates per second; a statistic without samples is null.</summary>
public sealed record RunResult
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>The seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>"simulation" or "live".</summary>
    public required string Mode { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Whether the run was cut short.</summary>
    public required bool Partial { get; init; }

    /// <summary>The machine the run was made on.</summary>
    public required MachineEnvironment Environment { get; init; }

    /// <summary>16 hex digits.</summary>
    public required string TraceHash { get; init; }

    /// <summary>What the run cost.</summary>
    public required WallClock Wall { get; init; }

    /// <summary>Rates of the window and counts of the whole run.</summary>
    public required Throughput Throughput { get; init; }

    /// <summary>Scheduled submission to known committed and applied.</summary>
    public required Distribution Finality { get; init; }

    /// <summary>Other intervals of a transaction's life.</summary>
    public required Intervals Intervals { get; init; }

    /// <summary>Consecutive parts of finality.</summary>
    public required Phases Phases { get; init; }

    /// <summary>Batches closed in the window.</summary>
    public required BatchFigures Batches { get; init; }

    /// <summary>Elections and commits.</summary>
    public required ConsensusFigures Consensus { get; init; }

    /// <summary>In order of node ids.</summary>
    public required IReadOnlyList<NodeFigures> Nodes { get; init; }

    /// <summary>In deployment order.</summary>
    public required IReadOnlyList<ContainerFigures> Containers { get; init; }

    /// <summary>Machines that containers share, in the order of the scenario; empty when each container has what it states to itself.</summary>
    public IReadOnlyList<HostFigures> Hosts { get; init; } = [];

    /// <summary>Disk and store.</summary>
    public required StorageFigures Storage { get; init; }

    /// <summary>Availability.</summary>
    public required HealthFigures Health { get; init; }

    /// <summary>The busiest resource.</summary>
    public required Bottleneck Bottleneck { get; init; }

    /// <summary>What the reader should know.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>Properties that were checked and what broke them.</summary>
    public required SafetyFigures Safety { get; init; }

    /// <summary>What clients of the key-value store did; null when the scenario has none.</summary>
    public OperationFigures? Operations { get; init; }

    /// <summary>What a simulation projected of a live run; empty where none was asked.</summary>
    public IReadOnlyList<ProjectedFigure> Projection { get; init; } = [];

    /// <summary>What the projection says fills first; null where none was asked.</summary>
    public Bottleneck? ProjectedBottleneck { get; init; }

    /// <summary>What that projection takes for granted and nobody measured, a sentence each; empty where none was asked.</summary>
    public IReadOnlyList<string> ProjectionGuesses { get; init; } = [];

    /// <summary>Thresholds of the scenario with what was measured.</summary>
    public required IReadOnlyList<ThresholdOutcome> Thresholds { get; init; }

    /// <summary>One row per second of the run.</summary>
    public required IReadOnlyList<TimelineRow> Timeline { get; init; }

    /// <summary>Finality by percentile, rising.</summary>
    public required IReadOnlyList<PercentilePoint> FinalityCurve { get; init; }

    /// <summary>Intervals of the whole run without a leader that a quorum follows.</summary>
    public required IReadOnlyList<ElectionRow> Elections { get; init; }

    /// <summary>Who led when, over the whole run.</summary>
    public required IReadOnlyList<LeaderSpan> Leaders { get; init; }

    /// <summary>Faults as they fired.</summary>
    public required IReadOnlyList<FaultSpan> Faults { get; init; }

    /// <summary>What tells whether the run had settled; null when it was not kept.</summary>
    public SteadinessSeries? Steadiness { get; init; }

    /// <summary>Containers whose fixed memory alone passes their limit: nothing can run there. Empty when all fit.</summary>
    public required IReadOnlyList<MemoryMisfit> Misfits { get; init; }
}

/// <summary>The machine the run was made on.</summary>
/// <param name="Os">Operating system.</param>
/// <param name="Cpu">Processor model.</param>
/// <param name="Cores">Processors seen by the program.</param>
/// <param name="Runtime">Runtime version.</param>
public sealed record MachineEnvironment(string Os, string Cpu, int Cores, string Runtime);

/// <summary>What the run cost.</summary>
/// <param name="Seconds">Real seconds.</param>
/// <param name="Events">Kernel events.</param>
/// <param name="EventsPerSecond">Kernel events per real second.</param>
/// <param name="VirtualSeconds">Virtual seconds simulated.</param>
public sealed record WallClock(double? Seconds, long? Events, double? EventsPerSecond, double? VirtualSeconds);

/// <summary>Rates of the window; counts of the whole run.</summary>
public sealed record Throughput
{
    /// <summary>Transactions scheduled in the window per second.</summary>
    public required double OfferedTps { get; init; }

    /// <summary>Transactions admitted in the window per second.</summary>
    public required double AdmittedTps { get; init; }

    /// <summary>Transactions that became final inside the window per second.</summary>
    public required double CommittedTps { get; init; }

    /// <summary>Submitted = admitted + rejected.</summary>
    public required long Submitted { get; init; }

    /// <summary>Admitted = final + abandoned + in flight.</summary>
    public required long Admitted { get; init; }

    /// <summary>Acknowledged as final.</summary>
    public required long Final { get; init; }

    /// <summary>Found in the committed log at the end.</summary>
    public required long Committed { get; init; }

    /// <summary>Refused, all reasons.</summary>
    public required long Rejected { get; init; }

    /// <summary>Refused by reason, for example "overloaded", "unreachable"; adds up to Rejected.</summary>
    public required IReadOnlyDictionary<string, long> Rejections { get; init; }

    /// <summary>Never acknowledged, because the origin died with it.</summary>
    public required long Abandoned { get; init; }

    /// <summary>The part of abandoned that is found in the log.</summary>
    public required long CommittedUnacknowledged { get; init; }

    /// <summary>Admitted and not yet final at the end.</summary>
    public required long InFlight { get; init; }

    /// <summary>Acknowledged and missing from a live quorum's committed log, or applied twice.</summary>
    public required long Lost { get; init; }
}

/// <summary>A distribution in milliseconds; all but the count are null without samples.</summary>
public sealed record Distribution(long Count, double? Mean, double? P50, double? P90, double? P95, double? P99, double? P999, double? Max)
{
    /// <summary>No samples.</summary>
    public static Distribution Empty { get; } = new(0, null, null, null, null, null, null, null);
}

/// <summary>Other intervals of a transaction's life.</summary>
/// <param name="SubmitToCommit">Scheduled submission to commit at the leader.</param>
/// <param name="SubmitToApplied">Scheduled submission to applied on a quorum of validators.</param>
/// <param name="ProposeToCommit">The leader's append to its commit.</param>
public sealed record Intervals(Distribution SubmitToCommit, Distribution SubmitToApplied, Distribution ProposeToCommit);

/// <summary>Mean and 95th percentile of one phase, milliseconds per transaction.</summary>
/// <param name="Mean">Mean; null without samples.</param>
/// <param name="P95">95th percentile; null without samples.</param>
public sealed record Phase(double? Mean, double? P95);

/// <summary>Consecutive parts of finality; their means add up to its mean.</summary>
/// <param name="Admission">Until admitted.</param>
/// <param name="Batching">Until the batch closed.</param>
/// <param name="Dissemination">Until the leader holds reference and body.</param>
/// <param name="Ordering">Until committed.</param>
/// <param name="Apply">Until the origin was told.</param>
public sealed record Phases(Phase Admission, Phase Batching, Phase Dissemination, Phase Ordering, Phase Apply);

/// <summary>Batches closed in the window.</summary>
/// <param name="Count">How many.</param>
/// <param name="MeanTransactions">Mean size; null when none.</param>
/// <param name="ClosedBy">Which limit closed them.</param>
public sealed record BatchFigures(long Count, double? MeanTransactions, ClosedBy ClosedBy);

/// <summary>Which limit closed batches.</summary>
/// <param name="Transactions">The number of transactions.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="Delay">The age of the first transaction.</param>
public sealed record ClosedBy(long Transactions, long Bytes, long Delay);

/// <summary>Elections and commits of the window.</summary>
public sealed record ConsensusFigures
{
    /// <summary>Leaders elected inside the window.</summary>
    public required long Elections { get; init; }

    /// <summary>Rate with its 95 % Poisson interval.</summary>
    public required RateInterval ElectionsPerHour { get; init; }

    /// <summary>Elections inside the window that made another node leader than before.</summary>
    public required long LeaderChanges { get; init; }

    /// <summary>Highest term at the end.</summary>
    public required long FinalTerm { get; init; }

    /// <summary>Validators that vote at the end.</summary>
    public required int Voters { get; init; }

    /// <summary>Entries committed inside the window.</summary>
    public required long CommittedEntries { get; init; }

    /// <summary>Time inside the window without a leader that a quorum follows.</summary>
    public required double LeaderlessMs { get; init; }

    /// <summary>From commit at the leader until a quorum of validators knows it.</summary>
    public required CommitToQuorum CommitToQuorumMs { get; init; }
}

/// <summary>An estimate with its 95 % interval.</summary>
public sealed record RateInterval(double Estimate, double Low, double High);

/// <summary>Percentiles in milliseconds; null without samples.</summary>
public sealed record CommitToQuorum(double? P50, double? P95);

/// <summary>What one node did.</summary>
public sealed record NodeFigures
{
    /// <summary>Node id.</summary>
    public required NodeId Id { get; init; }

    /// <summary>Container id.</summary>
    public required string Container { get; init; }

    /// <summary>Busy core time of this node inside the window over the container's core time; 0 to 1.</summary>
    public required double CpuUtilisation { get; init; }

    /// <summary>Most bytes held at one time, its share of process memory included.</summary>
    public required long MemoryPeak { get; init; }

    /// <summary>Bytes per account at that peak.</summary>
    public required MemoryByAccount Memory { get; init; }

    /// <summary>Bytes sent beyond the container inside the window.</summary>
    public required long EgressBytes { get; init; }

    /// <summary>Bytes received from beyond the container inside the window.</summary>
    public required long IngressBytes { get; init; }

    /// <summary>State hash at the applied index, hex.</summary>
    public required string StateHash { get; init; }

    /// <summary>Last entry applied.</summary>
    public required long AppliedIndex { get; init; }

    /// <summary>Time from commit at the leader to applied here.</summary>
    public required LagFigures LagMs { get; init; }

    /// <summary>Whether the node was up at the end.</summary>
    public required bool Up { get; init; }
}

/// <summary>Bytes by account.</summary>
public sealed record MemoryByAccount(long Mempool, long Bodies, long Log, long StateCache, long WriteBuffer, long Network, long Runtime)
{
    /// <summary>All accounts together.</summary>
    public long Total => Mempool + Bodies + Log + StateCache + WriteBuffer + Network + Runtime;
}

/// <summary>Percentiles in milliseconds; null without samples.</summary>
public sealed record LagFigures(double? P95, double? Max);

/// <summary>What one container used.</summary>
public sealed record ContainerFigures
{
    /// <summary>Container id.</summary>
    public required string Id { get; init; }

    /// <summary>Cores it has.</summary>
    public required int Cores { get; init; }

    /// <summary>The host it shares with others; null: it has its own NIC and disk.</summary>
    public string? Host { get; init; }

    /// <summary>How many nodes run in it.</summary>
    public required int Nodes { get; init; }

    /// <summary>Busy core time over core time inside the window; under a quota, over that of the quota.</summary>
    public required double CpuUtilisation { get; init; }

    /// <summary>Busy time of the NIC's sending side, of the host's where there is one, inside the window; 0 when unlimited.</summary>
    public required double EgressUtilisation { get; init; }

    /// <summary>Busy time of the NIC's receiving side, of the host's where there is one, inside the window; 0 when unlimited.</summary>
    public required double IngressUtilisation { get; init; }

    /// <summary>Busy time of the disk, of the host's where there is one, inside the window.</summary>
    public required double DiskUtilisation { get; init; }

    /// <summary>Time inside the window in which it stood still, with work to do, because its CPU quota was spent.</summary>
    public required double ThrottledMs { get; init; }

    /// <summary>Memory limit.</summary>
    public required long MemoryLimit { get; init; }

    /// <summary>Most bytes held at one time.</summary>
    public required long MemoryPeak { get; init; }

    /// <summary>Bytes per account at that peak.</summary>
    public required MemoryByAccount Memory { get; init; }

    /// <summary>How often it died for passing its limit.</summary>
    public required int MemoryKills { get; init; }
}

/// <summary>Disk and store.</summary>
/// <param name="CacheHitRatio">Share of the reads of state that the cache answered, over all nodes that apply; null: nothing was read from a store on disk.</param>
/// <param name="WriteAmplification">Bytes that state stores wrote to disk over bytes of state flushed; a growing debt of merging lowers it; null: nothing was flushed to disk.</param>
/// <param name="StallMs">Time inside the window in which the most hindered node stood still in applying because its write buffers were full.</param>
/// <param name="WrittenBytesPerSecond">Bytes written to all disks inside the window, per second.</param>
public sealed record StorageFigures(double? CacheHitRatio, double? WriteAmplification, double? StallMs, double WrittenBytesPerSecond);

/// <summary>Availability.</summary>
/// <param name="PassRate">Share of health probes passed: each node, each second of the window: up, and caught up with a known leader.</param>
/// <param name="Restarts">Nodes started again.</param>
public sealed record HealthFigures(double PassRate, int Restarts);

/// <summary>The busiest resource of the window.</summary>
/// <param name="Resource">cpu, apply, egress, ingress, disk, memory, window or none.</param>
/// <param name="Where">Node or container.</param>
/// <param name="Utilisation">0 to 1.</param>
public sealed record Bottleneck(string Resource, string Where, double Utilisation);

/// <summary>What the reader should know.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Text">A sentence.</param>
public sealed record Warning(string Code, string Text);

/// <summary>Properties that were checked and what broke them.</summary>
/// <param name="Checked">Names of the properties.</param>
/// <param name="Violations">One sentence each; empty when all held.</param>
public sealed record SafetyFigures(IReadOnlyList<string> Checked, IReadOnlyList<string> Violations);

/// <summary>What clients of the key-value store did, over the whole run, and whether it was linearizable.</summary>
public sealed record OperationFigures
{
    /// <summary>"register" or "key-value".</summary>
    public required string Model { get; init; }

    /// <summary>How many clients there were.</summary>
    public required int Clients { get; init; }

    /// <summary>Operations invoked: completed, failed and unknown ones.</summary>
    public required long Invoked { get; init; }

    /// <summary>Operations that were answered and took place.</summary>
    public required long Completed { get; init; }

    /// <summary>Operations that did not take place: refused ones, reads that got no answer in time, and compare-and-sets that found another value.</summary>
    public required long Failed { get; init; }

    /// <summary>Writes that got no answer in time: they may have taken place.</summary>
    public required long Unknown { get; init; }

    /// <summary>Completed reads that a leader answered.</summary>
    public required long ReadsByLeaders { get; init; }

    /// <summary>Completed reads that a validator answered which did not lead.</summary>
    public required long ReadsByFollowers { get; init; }

    /// <summary>"linearizable", "not linearizable", "undecided", or "not judged".</summary>
    public required string Verdict { get; init; }

    /// <summary>Invocations and returns in their order, one a line, as the command <c>linearizability</c> reads them.</summary>
    public required string History { get; init; }
}

/// <summary>A threshold held against what was measured.</summary>
/// <param name="Expression">As written.</param>
/// <param name="Actual">What was measured; null when there was nothing.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Undecided">Whether too little was seen to tell; counts as failed.</param>
public sealed record ThresholdOutcome(string Expression, double? Actual, bool Passed, bool Undecided)
{
    /// <summary>For an undecided one: how much virtual time would decide; else null.</summary>
    public string? Remark { get; init; }
}

/// <summary>One second of the run; finality by time of scheduled submission.</summary>
public sealed record TimelineRow(double Second, double OfferedTps, double AdmittedTps, double CommittedTps, double RejectedTps, double? FinalityP50, double? FinalityP95, double? FinalityP99, long InFlight);

/// <summary>A point of the finality curve.</summary>
/// <param name="Percentile">0 to 100.</param>
/// <param name="Milliseconds">Finality reached by that share.</param>
public sealed record PercentilePoint(double Percentile, double Milliseconds);

/// <summary>An interval without a leader that a quorum follows.</summary>
public sealed record ElectionRow(double StartMs, double EndMs, double DurationMs, long Term, NodeId NewLeader);

/// <summary>Who led when.</summary>
public sealed record LeaderSpan(NodeId Leader, long Term, double StartMs, double EndMs);

/// <summary>A fault as it fired.</summary>
/// <param name="Text">For example "leader validator-3 crashed".</param>
/// <param name="StartMs">From the start of the run.</param>
/// <param name="EndMs">When it was over; equal to the end of the run when it never was.</param>
public sealed record FaultSpan(string Text, double StartMs, double EndMs);

/// <summary>A container whose fixed memory passes its limit.</summary>
public sealed record MemoryMisfit(string Container, long Needed, long Limit);
