namespace Aurigraph.Calibration;

/// <summary>How far a calibration is.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Doing">What is being measured.</param>
public sealed record CalibrationProgress(double Share, string Doing);
