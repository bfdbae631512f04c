using Aurigraph.Units;

namespace Aurigraph.Simulation.Elections;

/// <summary>How one trial ended.</summary>
/// <param name="Elapsed">The time to the new leader, as <see cref="ElectionSettings.FreshTimers"/> says.</param>
/// <param name="Leader">The new leader.</param>
/// <param name="Terms">The terms that were needed: 1 when the first term after the old leader's had a leader that all followed.</param>
public readonly record struct ElectionOutcome(Duration Elapsed, NodeId Leader, long Terms);
