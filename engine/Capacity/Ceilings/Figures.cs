using System.Globalization;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>Numbers as formulas show them: three digits that count.</summary>
internal static class Figures
{
    /// <summary>A plain number: 12, 3.5, 0.25.</summary>
    public static string Number(double value) => value == 0 ? "0" : Math.Abs(value) >= 1e15 || Math.Abs(value) < 1e-4
        ? value.ToString("0.##E0", CultureInfo.InvariantCulture)
        : Rounded(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>A rate: 250K/s.</summary>
    public static string Rate(double value) => Scaled(value) + "/s";

    /// <summary>Bytes: 313 B, 4 MB.</summary>
    public static string Bytes(double value) => value >= 1e9 ? $"{Number(value / 1e9)} GB" : value >= 1e6 ? $"{Number(value / 1e6)} MB" : value >= 1e4 ? $"{Number(value / 1e3)} KB" : $"{Number(value)} B";

    /// <summary>Bits per second of a network: 10 Gbps.</summary>
    public static string Network(double bytesPerSecond) => bytesPerSecond * 8 >= 1e9 ? $"{Number(bytesPerSecond * 8 / 1e9)} Gbps" : $"{Number(bytesPerSecond * 8 / 1e6)} Mbps";

    /// <summary>Time from seconds: 4 us, 1.2 ms.</summary>
    public static string Time(double seconds) => seconds >= 1 ? $"{Number(seconds)} s" : seconds >= 1e-3 ? $"{Number(seconds * 1e3)} ms" : seconds >= 1e-6 ? $"{Number(seconds * 1e6)} us" : $"{Number(seconds * 1e9)} ns";

    /// <summary>A count: 50K, 1.2M.</summary>
    public static string Scaled(double value) => value >= 1e6 ? $"{Number(value / 1e6)}M" : value >= 1e3 ? $"{Number(value / 1e3)}K" : Number(value);

    private static decimal Rounded(double value)
    {
        int digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 8);
        return (decimal)Math.Round(value, digits);
    }
}
