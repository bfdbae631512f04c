using Aurigraph.Units;

namespace Aurigraph.Simulation.Elections;

/// <summary>A range of election time-outs that was tried.</summary>
/// <param name="Min">The shortest time-out.</param>
/// <param name="Max">The longest.</param>
/// <param name="Distribution">What came of it; null when a trial had no leader after very many elections.</param>
public sealed record TimeoutCandidate(Duration Min, Duration Max, ElectionDistribution? Distribution);
