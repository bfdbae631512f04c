namespace Aurigraph.Calibration;

/// <summary>What was measured and is no cost of a table: what the model has no key for.</summary>
/// <param name="Key">Its name, such as <c>logWriteConstant</c>.</param>
/// <param name="Value">In <paramref name="Unit"/>s.</param>
/// <param name="Unit"><see cref="Nanoseconds"/> or <see cref="PerSecond"/>.</param>
/// <param name="Uncertainty">Half width of its interval over the value, above 0 and below 1.</param>
/// <param name="Ratio">It over the time of the reference kernel; null where no kernel is held against it.</param>
/// <param name="Source">What was measured.</param>
/// <param name="Samples">How many samples that rests on.</param>
public sealed record MeasuredFact(string Key, double Value, string Unit, double Uncertainty, double? Ratio, string Source, int Samples)
{
    /// <summary>The unit of times.</summary>
    public const string Nanoseconds = "nanoseconds";

    /// <summary>The unit of rates.</summary>
    public const string PerSecond = "perSecond";
}
