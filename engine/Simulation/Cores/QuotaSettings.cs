using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>A CPU quota.</summary>
/// <param name="Cores">Core seconds a second; at least a thousandth.</param>
/// <param name="Period">How long a share lasts; positive.</param>
/// <param name="Phase">How far into a period the run begins; not negative.</param>
public sealed record QuotaSettings(double Cores, Duration Period, Duration Phase = default);
