using Aurigraph.Experiment;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of <c>workload</c>.</summary>
internal static class WorkloadKeys
{
    public static readonly Key<Rate> StageRate = new("rate", Quantities.Rate, "Transactions offered per second.") { IsRequired = true };
    public static readonly Key<Duration?> For = new("for", Quantities.OptionalTime.Positive().Or("rest", null), "How long; the last stage may say rest: to the end of the load.") { IsRequired = true };
    public static readonly GroupShape Steady = new("a stage", StageRate, For) { Flow = true };
    public static readonly Key<Rate> RampTo = new("rampTo", Quantities.Rate, "The rate changes evenly from that of the stage before, or 0, to this.") { IsRequired = true };
    public static readonly Key<Duration> Over = new("over", Quantities.Time.Positive(), "How long.") { IsRequired = true };
    public static readonly GroupShape Ramp = new("a stage", RampTo, Over) { Flow = true };
    public static readonly VariantShape Stage = new("a stage", null, ("rate", Steady), ("rampTo", Ramp));

    /// <summary>Seconds of one trace.</summary>
    public const int MaxTraceSeconds = 50_000;

    public static readonly Key<double> BurstFactor = new("factor", Quantities.Number.Between(1, 1e6), "The high rate over that of the stage; at most (on + off) / on, where nothing comes in between.") { IsRequired = true };
    public static readonly Key<Duration> BurstOn = new("on", Quantities.Time.Positive(), "How long the high rate lasts; each period begins with it, the first at the start of the run.") { IsRequired = true };
    public static readonly Key<Duration> BurstOff = new("off", Quantities.Time.Positive(), "How long the low rate lasts, which leaves the mean at the rate of the stage.") { IsRequired = true };
    public static readonly Key<KeyValues> Burst = new("burst", new GroupShape("a burst", BurstFactor, BurstOn, BurstOff) { Flow = true }, "The load alternates between a high and a low rate, exponential gaps within each.") { IsRequired = true };
    public static readonly GroupShape BurstForm = new("an arrival process", Burst) { Flow = true };

    public static readonly Key<string> Trace = new("trace", TextShape.File, "File that gives the load its shape, while the stages give its mean: two columns under the header `second,rate`, seconds 0, 1, 2 and so on from the start of the run to the end of the load or beyond, rates as plain numbers in any unit. A second's load is the stages' times its rate over the mean rate of the load time; gaps are exponential.") { IsRequired = true };
    public static readonly GroupShape TraceForm = new("an arrival process", Trace) { Flow = true };

    public static readonly Key<IReadOnlyList<ListItem<double>>> Rates = new("rates", new ListShape<double>(Quantities.Relative, 1, MaxTraceSeconds), "The rates of a trace themselves, second by second, instead of a file.") { IsRequired = true };
    public static readonly GroupShape RatesForm = new("an arrival process", Rates) { Flow = true };

    public static readonly Key<int> Clients = new("clients", Quantities.Count.Between(1, 10_000_000), "How many, over all admitting nodes.") { IsRequired = true };
    public static readonly Key<Duration> Think = new("think", Quantities.Time, "From an answer, final or rejected, to the next submission.") { IsRequired = true };
    public static readonly Key<Duration> ClientTimeout = new("timeout", Quantities.Time.Positive(), "A client whose node died with its transaction goes on this long after that.") { Default = "1s" };
    public static readonly Key<KeyValues> Closed = new("closed", new GroupShape("a closed loop", Clients, Think, ClientTimeout) { Flow = true }, "Clients that wait for an answer before they submit again; the rates of the stages are then an upper bound, of which each ready client takes the next free turn.") { IsRequired = true };
    public static readonly GroupShape ClosedForm = new("an arrival process", Closed) { Flow = true };

    public static readonly Key<Duration> RetryAfter = new("after", Quantities.Latency.Positive(), "From hearing of the rejection to the next attempt.") { IsRequired = true };
    public static readonly Key<int> RetryMax = new("max", Quantities.Integer.Between(1, 1_000), "Attempts after the first.") { IsRequired = true };
    public static readonly Key<double> Zipf = new("zipf", Quantities.Number.AtMost(10), "Exponent: the k-th gets a share of k^-zipf.") { IsRequired = true };
    public static readonly Key<double> SkewZipf = new("zipf", Quantities.Number.AtMost(10), "Exponent: the k-th account is used in proportion to k^-s.") { IsRequired = true };
    public static readonly Key<Either<string>> Skew = new("skew", new EitherShape<string>(new ChoiceShape<string>(("none", "none")), new GroupShape("a skew", SkewZipf) { Flow = true }), "How unevenly accounts are used.") { Default = "none" };
    public static readonly Key<int> AccountCount = new("count", Quantities.Count.Between(1, 2_000_000_000), "Accounts of the state, which they fill evenly.") { Default = "1M" };
    private static readonly ChoiceShape<string> NoneAlone = new(("none", "none"));

    public static readonly Key<Duration> ClientLatency = new("latency", Quantities.Latency, "Client to admitting node, each way.") { Default = "0ms" };

    public static readonly Key<ByteCount> TransactionSize = new("transactionSize", Quantities.Size.Between(new ByteCount(1), new ByteCount(100_000_000)), "Bytes of a transaction without its signature.") { Default = "250B" };
    public static readonly Key<Either<ArrivalProcess>> Arrival = new("arrival", new EitherShape<ArrivalProcess>(new ChoiceShape<ArrivalProcess>(("poisson", ArrivalProcess.Poisson), ("constant", ArrivalProcess.Constant)), new VariantShape("an arrival process", null, ("burst", BurstForm), ("trace", TraceForm), ("closed", ClosedForm), ("rates", RatesForm))), "How arrivals are spaced: exponential or equal gaps, in bursts, after a trace, or by clients that wait for answers.") { Default = "poisson" };
    public static readonly Key<Either<string>> Retry = new("retry", new EitherShape<string>(NoneAlone, new GroupShape("a retry", RetryAfter, RetryMax) { Flow = true }), "What clients do after a rejection; a transaction that comes again is a new one, counted and timed anew.") { Default = "none" };
    public static readonly Key<KeyValues> Client = new("client", new GroupShape("the client group", ClientLatency) { Flow = true }, "The way of clients to their node.") { Default = "{}" };
    public static readonly Key<NodeRole> SubmitTo = new("submitTo", DeploymentKeys.Roles, "The role that admits client transactions, evenly over its nodes.") { Default = "business" };
    public static readonly Key<Either<string>> Imbalance = new("imbalance", new EitherShape<string>(NoneAlone, new GroupShape("an imbalance", Zipf) { Flow = true }), "How unevenly clients use the admitting nodes, in order of their names.") { Default = "none" };
    public static readonly Key<KeyValues> Accounts = new("accounts", new GroupShape("the accounts group", AccountCount, Skew) { Flow = true }, "Accounts that transactions read and write.") { Default = "{}" };
    public static readonly Key<Either<string>> Operations = new("operations", new EitherShape<string>(NoneAlone, OperationKeys.Group), "Clients of a small key-value store that the validators keep, beside the load of transactions: any validator answers their reads, the leader orders their writes, and what they saw is judged for linearizability.") { Default = "none" };
    public static readonly Key<IReadOnlyList<ListItem<KeyValues>>> Stages = new("stages", new ListShape<KeyValues>(Stage, 1, 1_000), "Offered load over time; starts at 0, covers warmup and duration.") { IsRequired = true };

    public static readonly GroupShape Group = new("the workload group", TransactionSize, Arrival, Retry, Client, SubmitTo, Imbalance, Accounts, Operations, Stages);
}
