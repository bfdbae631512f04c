using Aurigraph.Units;

namespace Aurigraph.Laws;

/// <summary>What a run of a queue measured.</summary>
/// <param name="MeanWait">Mean time between arrival and departure beyond the service time, nanoseconds, warm-up left out.</param>
/// <param name="HalfWidth">Half of its 95 % confidence interval, from batch means, nanoseconds.</param>
/// <param name="TotalWait">The wait of all customers, warm-up included.</param>
/// <param name="TotalService">The service time of all customers.</param>
/// <param name="End">When the last customer left.</param>
public sealed record QueueResult(double MeanWait, double HalfWidth, Duration TotalWait, Duration TotalService, VirtualTime End);
