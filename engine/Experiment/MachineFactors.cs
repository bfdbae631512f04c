namespace Aurigraph.Experiment;

/// <summary>How the target differs from the machine whose costs a table holds. The costs of an experiment are divided by the speeds already.</summary>
/// <param name="CoreSpeed">Of all but signature checks; 1 is the table's machine.</param>
/// <param name="CryptoSpeed">Of signature checks.</param>
/// <param name="Uncertainty">Added to that of the table, as a share.</param>
public record MachineFactors(double CoreSpeed, double CryptoSpeed, double Uncertainty);
