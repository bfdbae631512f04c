namespace Aurigraph.Scenarios.Costs;

/// <summary>A cost of a table as it is written there.</summary>
/// <param name="Key">Its key; of a signature check with the scheme, as in <c>verifySignature.ed25519</c>.</param>
/// <param name="Value">Nanoseconds; of a bandwidth bytes per second, infinity for unlimited; of a size bytes; of a number the number. See <see cref="Unit"/>.</param>
/// <param name="Uncertainty">Half width of its interval over the value, 0 to 1; null when none is stated.</param>
/// <param name="Source">How it came about; null when that is not stated.</param>
public sealed record CostStatement(string Key, double Value, double? Uncertainty, string? Source)
{
    /// <summary>The unit of <see cref="Value"/>: <c>nanoseconds</c>, <c>bytesPerSecond</c>, <c>bytes</c> or <c>number</c>.</summary>
    public string Unit => Key switch
    {
        "diskBandwidth" => "bytesPerSecond",
        "stateBytesPerTransaction" => "bytes",
        "storeReadsPerTransaction" or "storeReadAhead" or "storeCompressionRatio" => "number",
        _ => "nanoseconds",
    };
}
