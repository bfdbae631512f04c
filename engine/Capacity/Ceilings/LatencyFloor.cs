using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>How long a transaction is on its way when it waits for nobody else: each stage takes its service times and latencies, and batches their age.
/// What queues add is not in it, so finality lies above. In seconds, at some rate, since batches grow with it.</summary>
/// <param name="Client">From the client to the admitting node.</param>
/// <param name="Admission">Check of the signatures of a group.</param>
/// <param name="Batching">The longest wait for the batch to close.</param>
/// <param name="Closing">Putting the batch together and digesting it.</param>
/// <param name="Dissemination">Until the leader holds reference and body.</param>
/// <param name="Ordering">Until a quorum holds the entry.</param>
/// <param name="Applying">Until the leader has applied the batch.</param>
/// <param name="Notice">Word to the origin.</param>
/// <param name="OneWay">Mean latency of one message between validators, of which four are in it.</param>
public sealed record LatencyFloor(
    double Client, double Admission, double Batching, double Closing, double Dissemination, double Ordering, double Applying, double Notice, double OneWay)
{
    /// <summary>From proposed to known final.</summary>
    public double InFlight => Dissemination + Ordering + Applying + Notice;

    /// <summary>From submission to known final without the wait for the batch.</summary>
    public double WithoutBatching => Client + Admission + Closing + InFlight;

    /// <summary>The finality that a share of transactions stays below: those of a batch are spread evenly over its age.</summary>
    /// <param name="share">0 to 1, for example 0.95.</param>
    public double Finality(double share) => WithoutBatching + (Batching * share);

    /// <summary>The floor of an experiment at a rate.</summary>
    /// <param name="experiment">What to estimate.</param>
    /// <param name="tps">Transactions a second of the whole network; positive.</param>
    public static LatencyFloor Of(ExperimentDefinition experiment, double tps) => Of(new Layout(experiment, Layout.LeaderKinds(experiment)[0]), tps);

    internal static LatencyFloor Of(Layout layout, double tps) => new LatencyFloorModel(layout, tps).Floor();
}
