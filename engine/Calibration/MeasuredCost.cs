namespace Aurigraph.Calibration;

/// <summary>A cost that was measured.</summary>
/// <param name="Key">As cost tables name it, such as <c>hashPerByte</c> or <c>verifySignature.ed25519</c>.</param>
/// <param name="Value">Nanoseconds; of <c>diskBandwidth</c> bytes per second.</param>
/// <param name="Uncertainty">Half width of its interval over the value, above 0 and below 1.</param>
/// <param name="Ratio">The cost over the time of the reference kernel; null for the disk, which no kernel is held against.</param>
/// <param name="Source">What was measured.</param>
/// <param name="Samples">How many samples that rests on.</param>
public sealed record MeasuredCost(string Key, double Value, double Uncertainty, double? Ratio, string Source, int Samples);
