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

    private static readonly Key<string> Burst = new("burst", TextShape.Free, "Load in bursts.") { Support = Support.None };
    private static readonly Key<string> Trace = new("trace", TextShape.Free, "Load from a file.") { Support = Support.None };
    private static readonly Key<string> Closed = new("closed", TextShape.Free, "Clients that wait for an answer.") { Support = Support.None };
    private static readonly Key<Duration> RetryAfter = new("after", Quantities.Time, "Time before a retry.") { IsRequired = true };
    private static readonly Key<int> RetryMax = new("max", Quantities.Integer, "Retries.") { IsRequired = true };
    private static readonly Key<double> Zipf = new("zipf", Quantities.Number, "Exponent.") { IsRequired = true };
    public static readonly Key<double> SkewZipf = new("zipf", Quantities.Number.AtMost(10), "Exponent: the k-th account is used in proportion to k^-s.") { IsRequired = true };
    public static readonly Key<Either<string>> Skew = new("skew", new EitherShape<string>(new ChoiceShape<string>(("none", "none")), new GroupShape("a skew", SkewZipf) { Flow = true }), "How unevenly accounts are used.") { Default = "none" };
    public static readonly Key<int> AccountCount = new("count", Quantities.Count.Between(1, 2_000_000_000), "Accounts of the state, which they fill evenly.") { Default = "1M" };
    private static readonly ChoiceShape<string> NoneAlone = new(("none", "none"));

    public static readonly Key<Duration> ClientLatency = new("latency", Quantities.Latency, "Client to admitting node, each way.") { Default = "0ms" };

    public static readonly Key<ByteCount> TransactionSize = new("transactionSize", Quantities.Size.Between(new ByteCount(1), new ByteCount(100_000_000)), "Bytes of a transaction without its signature.") { Default = "250B" };
    public static readonly Key<Either<ArrivalProcess>> Arrival = new("arrival", new EitherShape<ArrivalProcess>(new ChoiceShape<ArrivalProcess>(("poisson", ArrivalProcess.Poisson), ("constant", ArrivalProcess.Constant)), new GroupShape("an arrival process", Burst, Trace, Closed) { Flow = true }), "How arrivals are spaced: exponential or equal gaps.") { Default = "poisson" };
    public static readonly Key<Either<string>> Retry = new("retry", new EitherShape<string>(NoneAlone, new GroupShape("a retry", RetryAfter, RetryMax) { Flow = true }), "What clients do after a rejection.") { Default = "none", Support = Support.DefaultOnly };
    public static readonly Key<KeyValues> Client = new("client", new GroupShape("the client group", ClientLatency) { Flow = true }, "The way of clients to their node.") { Default = "{}" };
    public static readonly Key<NodeRole> SubmitTo = new("submitTo", DeploymentKeys.Roles, "The role that admits client transactions, evenly over its nodes.") { Default = "business" };
    public static readonly Key<Either<string>> Imbalance = new("imbalance", new EitherShape<string>(NoneAlone, new GroupShape("an imbalance", Zipf) { Flow = true }), "How unevenly clients use the admitting nodes.") { Default = "none", Support = Support.DefaultOnly };
    public static readonly Key<KeyValues> Accounts = new("accounts", new GroupShape("the accounts group", AccountCount, Skew) { Flow = true }, "Accounts that transactions read and write.") { Default = "{}" };
    public static readonly Key<Either<string>> Operations = new("operations", new EitherShape<string>(NoneAlone, OperationKeys.Group), "Clients of a small key-value store that the validators keep, beside the load of transactions: any validator answers their reads, the leader orders their writes, and what they saw is judged for linearizability.") { Default = "none" };
    public static readonly Key<IReadOnlyList<ListItem<KeyValues>>> Stages = new("stages", new ListShape<KeyValues>(Stage, 1, 1_000), "Offered load over time; starts at 0, covers warmup and duration.") { IsRequired = true };

    public static readonly GroupShape Group = new("the workload group", TransactionSize, Arrival, Retry, Client, SubmitTo, Imbalance, Accounts, Operations, Stages);
}
