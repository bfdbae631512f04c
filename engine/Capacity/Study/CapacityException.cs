namespace Aurigraph.Capacity.Study;

/// <summary>A scenario whose capacity cannot be asked for.</summary>
/// <param name="scenario">Its name.</param>
/// <param name="message">What happened, what was expected, what to do.</param>
public sealed class CapacityException(string scenario, string message) : Exception($"{scenario}: {message}");
