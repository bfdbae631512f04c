namespace Aurigraph.Scenarios.Shapes;

/// <summary>What reading needs besides the text.</summary>
/// <param name="Faults">Where faults go.</param>
/// <param name="Parts">Where named parts and further files come from.</param>
internal sealed record ReadContext(FaultList Faults, PartFiles Parts);
