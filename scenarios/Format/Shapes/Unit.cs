using System.Globalization;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>The units of one kind of quantity and the grammar of its values: digits, an optional point with digits, and a unit.</summary>
internal sealed class Unit
{
    /// <summary>Digits after the point.</summary>
    public const int MaxFraction = 20;

    private readonly (string Suffix, decimal Factor)[] _units;

    private Unit(string noun, string example, bool whole, string finest, params (string Suffix, decimal Factor)[] units)
    {
        (Noun, Example, IsWhole, Finest, _units) = (noun, example, whole, finest, units);
    }

    /// <summary>Nanoseconds.</summary>
    public static Unit Time { get; } = new("a duration", "40ms", true, "a nanosecond",
        ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000));

    /// <summary>Nanoseconds, fractions included.</summary>
    public static Unit Cost { get; } = new("a duration", "5us", false, "",
        ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000));

    /// <summary>Bytes.</summary>
    public static Unit Size { get; } = new("a size", "384MB", true, "a byte",
        ("B", 1), ("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40));

    /// <summary>Bits per second.</summary>
    public static Unit NetworkBandwidth { get; } = new("a network bandwidth in bits", "10Gbps", false, "",
        ("bps", 1), ("Kbps", 1_000), ("Mbps", 1_000_000), ("Gbps", 1_000_000_000), ("Tbps", 1_000_000_000_000));

    /// <summary>Bytes per second.</summary>
    public static Unit DiskBandwidth { get; } = new("a disk bandwidth in bytes", "500MB/s", false, "",
        ("B/s", 1), ("KB/s", 1_000), ("MB/s", 1_000_000), ("GB/s", 1_000_000_000), ("TB/s", 1_000_000_000_000),
        ("KiB/s", 1L << 10), ("MiB/s", 1L << 20), ("GiB/s", 1L << 30));

    /// <summary>Transactions per second.</summary>
    public static Unit Rate { get; } = new("a rate", "200K/s", false, "", ("/s", 1), ("K/s", 1_000), ("M/s", 1_000_000), ("G/s", 1_000_000_000));

    /// <summary>Things.</summary>
    public static Unit Count { get; } = new("a count", "100K", true, "one", ("", 1), ("K", 1_000), ("M", 1_000_000), ("G", 1_000_000_000));

    /// <summary>A bare whole number.</summary>
    public static Unit Integer { get; } = new("a whole number", "4", true, "one", ("", 1));

    /// <summary>A bare number.</summary>
    public static Unit Number { get; } = new("a number", "1.5", false, "", ("", 1));

    /// <summary>A bare number or a percentage.</summary>
    public static Unit Ratio { get; } = new("a ratio", "0.001", false, "", ("", 1), ("%", 0.01m));

    /// <summary>A rate of a threshold, which may omit <c>/s</c>.</summary>
    public static Unit LooseRate { get; } = new("a rate", "900K", false, "",
        ("", 1), ("K", 1_000), ("M", 1_000_000), ("G", 1_000_000_000), ("/s", 1), ("K/s", 1_000), ("M/s", 1_000_000), ("G/s", 1_000_000_000));

    /// <summary>A count of a threshold, which may be the mean of counts.</summary>
    public static Unit LooseCount { get; } = new("a count", "100K", false, "", ("", 1), ("K", 1_000), ("M", 1_000_000), ("G", 1_000_000_000));

    private static IEnumerable<Unit> Kinds => [Time, Size, NetworkBandwidth, DiskBandwidth, Rate];

    /// <summary>With its article: "a duration".</summary>
    public string Noun { get; }

    /// <summary>A valid value.</summary>
    public string Example { get; }

    /// <summary>Whether values are whole in the base unit.</summary>
    public bool IsWhole { get; }

    private string Finest { get; }

    /// <summary>"a duration such as `40ms`".</summary>
    public string Expected => $"{Noun} such as `{Example}`";

    /// <summary>Whether bare numbers are values.</summary>
    public bool TakesBareNumbers => _units[0].Suffix.Length == 0;

    /// <summary>A regular expression for values, as JSON Schema takes it.</summary>
    public string Pattern =>
        "^[0-9]+(\\.[0-9]+)?" + (_units is [{ Suffix: "" }] ? "" : "(" + string.Join("|", _units.Select(u => u.Suffix)) + ")") + "$";

    /// <summary>Reads a value in the base unit.</summary>
    /// <returns>Null when read, else the fault.</returns>
    public string? Parse(string text, out decimal value)
    {
        value = 0;
        if (text.Length > 1 && text[0] == '-' && (char.IsAsciiDigit(text[1]) || text[1] == '.'))
            return $"`{ScalarNode(text)}` is negative; {Expected} was expected";
        if (text.Trim().TrimStart('+', '-').ToLowerInvariant() is ".inf" or "inf" or "infinity" or ".nan" or "nan")
            return $"`{ScalarNode(text)}` is not a finite number; {Expected} was expected";
        int length = NumberLength(text);
        if (length == 0)
            return $"`{ScalarNode(text)}` is not {Noun}; {Expected} was expected";
        string number = text[..length];
        string suffix = text[length..];
        if (Factor(suffix) is not { } factor)
            return UnitFault(text, number, suffix);
        int point = number.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && number.Length - point - 1 > MaxFraction)
            return $"`{ScalarNode(text)}` has more than {MaxFraction} digits after the point";
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal parsed) || parsed > 1e18m / factor)
            return $"`{ScalarNode(text)}` is too large";
        value = parsed * factor;
        if (IsWhole && value != decimal.Truncate(value))
            return Finest == "one" ? $"`{ScalarNode(text)}` is not a whole number" : $"`{ScalarNode(text)}` is finer than {Finest}";
        return null;
    }

    /// <summary>The shortest text that reads as exactly this value.</summary>
    public string Format(decimal value)
    {
        string best = Text(value) + _units[0].Suffix;
        foreach ((string suffix, decimal factor) in _units.Where(u => u.Factor >= 1))
        {
            decimal number = value / factor;
            string text = Text(number) + suffix;
            bool exact = number * factor == value && Parse(text, out decimal again) is null && again == value;
            if (exact && value != 0 && (text.Length < best.Length || (text.Length == best.Length && number >= 1)))
                best = text;
        }
        return best;
    }

    /// <summary>The decimal that reads as exactly this number.</summary>
    public static decimal Exact(double number) => decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The nearest number to a decimal.</summary>
    public static double Nearest(decimal value) => double.Parse(Text(value), CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string ScalarNode(string text) => Yaml.ScalarNode.Shorten(text);

    /// <summary>The length of the leading number, 0 when there is none.</summary>
    private static int NumberLength(string text)
    {
        int i = 0;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        if (i == 0)
            return 0;
        if (i + 1 < text.Length && text[i] == '.' && char.IsAsciiDigit(text[i + 1]))
        {
            i++;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
                i++;
        }
        return i;
    }

    private decimal? Factor(string suffix)
    {
        foreach ((string name, decimal factor) in _units)
        {
            if (name == suffix)
                return factor;
        }
        return null;
    }

    private string UnitFault(string text, string number, string suffix)
    {
        string shown = ScalarNode(text);
        string units = NearestName.List(_units.Select(u => u.Suffix).Where(s => s.Length > 0));
        if (suffix.Length == 0)
            return $"`{shown}` has no unit; {Expected} was expected (units: {units})";
        if (suffix.Length > 1 && suffix[0] == ' ' && Factor(suffix.Trim()) is not null)
            return $"`{shown}` has a space before its unit; write `{number}{suffix.Trim()}`";
        if (suffix.Length > 1 && suffix[0] is 'e' or 'E' && suffix[1..].TrimStart('+', '-') is [>= '0' and <= '9', ..])
            return $"`{shown}` has an exponent; write the number out, as in `{Example}`";
        if (_units is [{ Suffix: "" }])
            return $"`{shown}` is not {Noun}; {Expected} was expected";
        foreach (Unit other in Kinds)
        {
            if (other.Noun != Noun && other.Factor(suffix) is not null)
                return $"`{shown}` is {other.Noun}; {Expected} was expected{Converted(other, text)}";
        }
        string? near = Near(suffix.Trim());
        string hint = near is null ? "" : $"; did you mean `{number}{near}`?";
        return $"`{ScalarNode(suffix)}` in `{shown}` is not a unit of {Noun}; the units are {units}{hint}";
    }

    /// <summary>The unit that was probably meant: in other letters, in other words, or cut short.</summary>
    private string? Near(string suffix)
    {
        string[] suffixes = [.. _units.Select(u => u.Suffix).Where(s => s.Length > 0)];
        string meant = suffix.ToLowerInvariant() switch
        {
            "sec" or "secs" or "second" or "seconds" => "s",
            "msec" or "msecs" or "millis" => "ms",
            "usec" or "usecs" or "\u00b5s" or "\u03bcs" => "us",
            "min" or "mins" or "minute" or "minutes" => "m",
            "hr" or "hrs" or "hour" or "hours" => "h",
            "tps" or "tx/s" => "/s",
            _ => suffix,
        };
        return suffixes.FirstOrDefault(s => s.Equals(meant, StringComparison.OrdinalIgnoreCase))
            ?? (meant.Length == 0 ? null : suffixes.FirstOrDefault(s => s.StartsWith(meant, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A disk bandwidth as the network bandwidth it is, and the other way round.</summary>
    private string Converted(Unit other, string text)
    {
        if (other.Parse(text, out decimal value) is not null)
            return "";
        if (this == NetworkBandwidth && other == DiskBandwidth)
            return $"; `{text}` is `{Format(value * 8)}`";
        if (this == DiskBandwidth && other == NetworkBandwidth)
            return $"; `{text}` is `{Format(value / 8)}`";
        return "";
    }
}
