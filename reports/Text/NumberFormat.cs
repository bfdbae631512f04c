using System.Globalization;

namespace Aurigraph.Reports.Text;

/// <summary>How numbers read in sentences, charts and tables: a space before the unit, thousands with commas, a real minus sign, and never
/// more digits than the number supports.</summary>
public static class NumberFormat
{
    /// <summary>What stands where there is no number.</summary>
    public const string Nothing = "–";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private static readonly string[] Words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

    /// <summary>A rate or large count in K, M or G with two or three significant digits: 940, 60K, 183K, 1.05M, 1.0M.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
            return Nothing;
        double size = Math.Abs(value);
        string text = size switch
        {
            < 10 when size != Math.Round(size) => size.ToString("0.#", Culture),
            < 999.5 => size.ToString("0", Culture),
            < 999_500 => Scaled(size / 1e3, "K"),
            < 999_500_000 => Scaled(size / 1e6, "M"),
            _ => Scaled(size / 1e9, "G"),
        };
        return Signed(value, text);
    }

    /// <summary>An interval of such numbers, the unit once where both share it: 45–75K, 900–1.2K, 0.98–1.05M.</summary>
    public static string Interval(double low, double high)
    {
        (string from, string to) = (Short(low), Short(high));
        return char.IsAsciiLetterUpper(from[^1]) && from[^1] == to[^1] ? $"{from[..^1]}–{to}" : $"{from}–{to}";
    }

    /// <summary>An exact count: 1,234,567.</summary>
    public static string Count(double value) => double.IsFinite(value) ? Signed(value, Math.Abs(value).ToString("#,0", Culture)) : Nothing;

    /// <summary>Milliseconds without the unit: whole from 10, one decimal from 1, two below.</summary>
    public static string MillisecondsBare(double? milliseconds)
    {
        if (milliseconds is not { } value || !double.IsFinite(value))
            return Nothing;
        double size = Math.Abs(value);
        string text = size switch
        {
            0 => "0",
            >= 9.95 => size.ToString("#,0", Culture),
            >= 0.995 => size.ToString("0.0", Culture),
            _ => size.ToString("0.0#", Culture),
        };
        return Signed(value, text);
    }

    /// <summary>Milliseconds with the unit: "96 ms".</summary>
    public static string Milliseconds(double? milliseconds) => milliseconds is { } value && double.IsFinite(value) ? MillisecondsBare(value) + " ms" : Nothing;

    /// <summary>A time that may be short or long: milliseconds below ten seconds, else as <see cref="Span"/>.</summary>
    public static string Elapsed(double milliseconds) => milliseconds < 10_000 ? Milliseconds(milliseconds) : Span(milliseconds / 1e3);

    /// <summary>Seconds: "30 s", "36.1 s", "0.42 s".</summary>
    public static string Seconds(double? seconds) => seconds is not { } value || !double.IsFinite(value)
        ? Nothing
        : Signed(value, Math.Abs(value) switch
        {
            >= 100 => Math.Abs(value).ToString("#,0", Culture),
            >= 1 => Math.Abs(value).ToString("0.#", Culture),
            _ => Math.Abs(value).ToString("0.##", Culture),
        }) + " s";

    /// <summary>A length of time in the unit a person would choose: "30 s", "12 min", "3.7 h", "154 days".</summary>
    public static string Span(double seconds) => seconds switch
    {
        < 120 => Seconds(seconds),
        < 7_200 => (seconds / 60).ToString("0", Culture) + " min",
        < 172_800 => (seconds / 3_600).ToString("0.#", Culture) + " h",
        _ => Count(Math.Round(seconds / 86_400)) + " days",
    };

    /// <summary>Decimal megabytes without the unit, whole.</summary>
    public static string MegabytesBare(double bytes) => (bytes / 1e6).ToString("#,0", Culture);

    /// <summary>Bytes in the decimal unit that fits: "361 MB", "12 KB", "250 B".</summary>
    public static string Bytes(double bytes) => Math.Abs(bytes) switch
    {
        >= 999.5e6 * 10 => Signed(bytes, (Math.Abs(bytes) / 1e9).ToString("0.0", Culture)) + " GB",
        >= 999.5e3 => Signed(bytes, (Math.Abs(bytes) / 1e6).ToString(Math.Abs(bytes) < 9.95e6 ? "0.0" : "#,0", Culture)) + " MB",
        >= 999.5 => Signed(bytes, (Math.Abs(bytes) / 1e3).ToString("0", Culture)) + " KB",
        _ => Signed(bytes, Math.Abs(bytes).ToString("0", Culture)) + " B",
    };

    /// <summary>A part of a whole in one unit: "361 of 384 MB", "3.1 of 16 GB".</summary>
    public static string BytesOf(double part, double whole) => whole >= 10e9
        ? $"{(part / 1e9).ToString("0.0", Culture)} of {(whole / 1e9).ToString("0.#", Culture)} GB"
        : $"{MegabytesBare(part)} of {MegabytesBare(whole)} MB";

    /// <summary>A byte rate: "1 GB/s", "500 MB/s".</summary>
    public static string ByteRate(double bytesPerSecond) => bytesPerSecond switch
    {
        >= 1e9 => (bytesPerSecond / 1e9).ToString("0.##", Culture) + " GB/s",
        >= 1e6 => (bytesPerSecond / 1e6).ToString("0.##", Culture) + " MB/s",
        _ => (bytesPerSecond / 1e3).ToString("0.##", Culture) + " KB/s",
    };

    /// <summary>Bytes with one decimal of a megabyte, for a value near its limit: "73.2 MB".</summary>
    public static string BytesNearLimit(double bytes) =>
        Math.Abs(bytes) >= 999.5e3 ? Signed(bytes, (Math.Abs(bytes) / 1e6).ToString("#,0.0", Culture)) + " MB" : Bytes(bytes);

    /// <summary>A ratio in percent: "37 %", "0.4 %", "&lt; 0.1 %".</summary>
    public static string Percent(double ratio)
    {
        if (!double.IsFinite(ratio))
            return Nothing;
        double percent = ratio * 100;
        return Math.Abs(percent) switch
        {
            0 => "0 %",
            < 0.05 => "< 0.1 %",
            < 0.95 => percent.ToString("0.0", Culture) + " %",
            // 99.6 % must not read as all of it.
            > 99 and < 100 => percent.ToString("0.0", Culture) is var near && near == "100.0" ? "> 99.9 %" : near + " %",
            _ => percent.ToString("0", Culture) + " %",
        };
    }

    /// <summary>A bit rate: "10 Gb/s".</summary>
    public static string BitRate(double bitsPerSecond) => bitsPerSecond switch
    {
        >= 1e9 => (bitsPerSecond / 1e9).ToString("0.##", Culture) + " Gb/s",
        >= 1e6 => (bitsPerSecond / 1e6).ToString("0.##", Culture) + " Mb/s",
        _ => (bitsPerSecond / 1e3).ToString("0.##", Culture) + " Kb/s",
    };

    /// <summary>A number that begins a sentence: "Five" up to twelve, then digits.</summary>
    public static string Word(int number) => number >= 0 && number < Words.Length ? Words[number] : Count(number);

    /// <summary>The same within a sentence: "five".</summary>
    public static string WordInside(int number) => Word(number).ToLowerInvariant();

    /// <summary>"1 container", "3 containers".</summary>
    public static string Plural(long count, string noun, string? plural = null) => $"{Count(count)} {(count == 1 ? noun : plural ?? noun + "s")}";

    private static string Scaled(double value, string suffix) =>
        (value < 9.95 ? value.ToString(value < 9.995 && Math.Abs(value * 100 - Math.Round(value * 10) * 10) > 0.5 ? "0.00" : "0.0", Culture) : value.ToString("0", Culture)) + suffix;

    private static string Signed(double value, string text) => value < 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "−" + text : text;
}
