namespace Aurigraph.Units;

/// <summary>Events per second, for example transactions offered.</summary>
public readonly record struct Rate(double PerSecond);
