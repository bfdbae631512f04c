using Aurigraph.Measurement;

namespace Aurigraph.CommandLine.Live;

/// <summary>How far the tail of a pilot reaches, and whether something held that pilot up: a projection fitted to a tail that was an accident has it, too.</summary>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
internal readonly record struct PilotTail(double P50, double P99)
{
    /// <summary>Pilots that nothing disturbed had a p99 of two to four times their p50.</summary>
    private const double FarthestUsual = 6;

    /// <summary>Whether something held the pilot up.</summary>
    public bool IsHeldUp => P99 > FarthestUsual * P50;

    /// <summary>The tail of a pilot's finality; null when nothing became final.</summary>
    public static PilotTail? Of(RunResult pilot) => pilot.Finality is { P50: { } median, P99: { } late } ? new PilotTail(median, late) : null;

    /// <summary>Whether this tail is the shorter one.</summary>
    public bool IsCalmerThan(PilotTail other) => P99 * other.P50 < other.P99 * P50;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"p50 {P50:0.0} ms, p99 {P99:0.0} ms");
}
