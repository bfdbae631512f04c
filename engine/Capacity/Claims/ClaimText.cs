using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Claims;

/// <summary>Figures of claims as sentences and tables have them, never with more digits than they need.</summary>
internal static class ClaimText
{
    /// <summary>Stands for a figure that there is none of.</summary>
    public const string Nothing = "–";

    /// <summary>A figure with its unit: "1.0M TPS", "120 ms", "76.8 MB", "+29 %", "128 cores".</summary>
    public static string Of(double? value, MetricUnit unit, string noun, bool isChange = false)
    {
        if (value is not { } number || !double.IsFinite(number))
            return Nothing;
        string text = unit switch
        {
            MetricUnit.Milliseconds => Milliseconds(number),
            MetricUnit.Bytes => Megabytes(number),
            MetricUnit.BytesPerSecond => $"{Megabytes(number)}/s",
            MetricUnit.Ratio => isChange ? Change(number) : $"{number * 100:0.#} %",
            MetricUnit.Rate => Short(number),
            _ => number >= 10_000 && noun.Length == 0 ? Short(number) : Count(number),
        };
        return noun.Length == 0 ? text : $"{text} {noun}";
    }

    /// <summary>K and M with two or three significant digits: "940", "60K", "417K", "1.0M".</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        < 999.5 => value.ToString("0.#"),
        < 9_950 => $"{value / 1e3:0.0#}K",
        < 999_500 => $"{value / 1e3:0}K",
        < 99_500_000 => $"{value / 1e6:0.0#}M",
        _ => $"{value / 1e6:0}M",
    };

    /// <summary>"1,234", and one digit behind the point where there is one.</summary>
    public static string Count(double value) => value.ToString("#,0.##");

    /// <summary>"96 ms"; one digit behind the point below ten.</summary>
    public static string Milliseconds(double value) => value < 9.95 ? $"{value:0.##} ms" : $"{value:#,0} ms";

    /// <summary>Decimal megabytes, one digit behind the point below a hundred: "76.8 MB".</summary>
    public static string Megabytes(double bytes, bool withUnit = true) =>
        (bytes / 1e6).ToString(Math.Abs(bytes) < 99.95e6 ? "0.#" : "#,0") + (withUnit ? " MB" : "");

    /// <summary>"+29 %", "−39 %".</summary>
    public static string Change(double value) => value < 0 ? $"−{-value * 100:0} %" : $"+{value * 100:0} %";

    /// <summary>"60K (45K to 75K) TPS", or without an interval "60K TPS".</summary>
    public static string Interval(double value, double? low, double? high) =>
        low is { } from && high is { } to ? $"{Short(value)} ({Short(from)} to {Short(to)}) TPS" : $"{Short(value)} TPS";
}
