namespace Aurigraph.Live.Endpoints.Metrics;

/// <summary>Rates over the last seconds.</summary>
/// <param name="AppliedPerSecond">Transactions applied per second.</param>
/// <param name="AppliedPerSecondMax">The most in any interval between two samples; null before the second sample.</param>
/// <param name="CpuPercent">Time on cores per time passed; 100 is one core.</param>
internal sealed record RecentRate(double AppliedPerSecond, double? AppliedPerSecondMax, double CpuPercent);
