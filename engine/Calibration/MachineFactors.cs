namespace Aurigraph.Calibration;

/// <summary>How this machine differs from the one that a cost table was measured on, as the group <c>machine</c> of scenarios says it.</summary>
/// <param name="CoreSpeed">The table's CPU costs are divided by it.</param>
/// <param name="CryptoSpeed">The table's cost of a signature check is divided by it.</param>
/// <param name="Uncertainty">How far the two may be off, relative.</param>
/// <param name="Speeds">The speed that each kernel showed on its own, 1 for the table's machine, by name, in order.</param>
public sealed record MachineFactors(double CoreSpeed, double CryptoSpeed, double Uncertainty, IReadOnlyDictionary<string, double> Speeds);
