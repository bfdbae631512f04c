using System.Globalization;

namespace Aurigraph.Benchmarks.Replication;

/// <summary>What one run of a load gave, by the clock of the leader's process.</summary>
/// <param name="Entries">Entries committed.</param>
/// <param name="Seconds">In this time.</param>
/// <param name="P50">Half of them were committed within so many microseconds of being proposed.</param>
/// <param name="P99">Ninety-nine of a hundred were.</param>
internal readonly record struct Figures(long Entries, double Seconds, double P50, double P99)
{
    /// <summary>Entries a second.</summary>
    public double Rate => Entries / Seconds;

    /// <summary>As a line that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Entries} {Seconds:R} {P50:R} {P99:R}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Figures Parse(IReadOnlyList<string> words) => new(
        long.Parse(words[0], CultureInfo.InvariantCulture),
        double.Parse(words[1], CultureInfo.InvariantCulture),
        double.Parse(words[2], CultureInfo.InvariantCulture),
        double.Parse(words[3], CultureInfo.InvariantCulture));
}
