using Aurigraph.Experiment;

namespace Aurigraph.Calibration;

/// <summary>How this machine was found to differ from the one that a cost table was measured on.</summary>
/// <param name="CoreSpeed">As the group <c>machine</c> of scenarios says it.</param>
/// <param name="CryptoSpeed">Likewise.</param>
/// <param name="Uncertainty">How far the two may be off, relative.</param>
/// <param name="Speeds">The speed that each kernel showed on its own, 1 for the table's machine, by name, in order.</param>
public sealed record MeasuredMachine(double CoreSpeed, double CryptoSpeed, double Uncertainty, IReadOnlyDictionary<string, double> Speeds)
    : MachineFactors(CoreSpeed, CryptoSpeed, Uncertainty);
