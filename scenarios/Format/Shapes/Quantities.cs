using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>The kinds of numbers of scenario files.</summary>
internal static class Quantities
{
    /// <summary>Up to ten years, so that sums of them do not overflow.</summary>
    public static QuantityShape<Duration> Time { get; } =
        new QuantityShape<Duration>(Unit.Time, d => new Duration((long)d), v => v.Nanoseconds).AtMost(new Duration(87_600L * 3_600_000_000_000L));

    /// <summary>Up to an hour, the longest that the models of latency draw.</summary>
    public static QuantityShape<Duration> Latency { get; } = Time.AtMost(LatencyModel.Longest);

    /// <summary>A time that may be a word.</summary>
    public static QuantityShape<Duration?> OptionalTime { get; } =
        new QuantityShape<Duration?>(Unit.Time, d => new Duration((long)d), v => v!.Value.Nanoseconds).AtMost(new Duration(87_600L * 3_600_000_000_000L));

    /// <summary>Nanoseconds with fractions, up to a second.</summary>
    public static QuantityShape<double> Cost { get; } = new QuantityShape<double>(Unit.Cost, Unit.Nearest, Unit.Exact).AtMost(1e9);

    /// <summary>Up to a terabyte.</summary>
    public static QuantityShape<ByteCount> Size { get; } =
        new QuantityShape<ByteCount>(Unit.Size, d => new ByteCount((long)d), v => v.Bytes).AtMost(new ByteCount(1_000_000_000_000));

    /// <summary>A size that may be a word.</summary>
    public static QuantityShape<ByteCount?> OptionalSize { get; } =
        new QuantityShape<ByteCount?>(Unit.Size, d => new ByteCount((long)d), v => v!.Value.Bytes).AtMost(new ByteCount(1_000_000_000_000));

    /// <summary>In bits, or unlimited.</summary>
    public static QuantityShape<Bandwidth> NetworkBandwidth { get; } =
        new QuantityShape<Bandwidth>(Unit.NetworkBandwidth, d => Bandwidth.FromBitsPerSecond(Unit.Nearest(d)), v => Unit.Exact(v.BitsPerSecond))
            .Positive().Or("unlimited", Bandwidth.Unlimited);

    /// <summary>In bytes, or unlimited.</summary>
    public static QuantityShape<Bandwidth> DiskBandwidth { get; } =
        new QuantityShape<Bandwidth>(Unit.DiskBandwidth, d => new Bandwidth(Unit.Nearest(d)), v => Unit.Exact(v.BytesPerSecond))
            .Positive().Or("unlimited", Bandwidth.Unlimited);

    /// <summary>Up to a thousand million a second.</summary>
    public static QuantityShape<Rate> Rate { get; } =
        new QuantityShape<Rate>(Unit.Rate, d => new Rate(Unit.Nearest(d)), v => Unit.Exact(v.PerSecond)).AtMost(new Rate(1e9));

    /// <summary>Up to two thousand million.</summary>
    public static QuantityShape<int> Count { get; } = new QuantityShape<int>(Unit.Count, d => (int)d, v => v).AtMost(2_000_000_000);

    /// <summary>A bare whole number.</summary>
    public static QuantityShape<int> Integer { get; } = new QuantityShape<int>(Unit.Integer, d => (int)d, v => v).AtMost(2_000_000_000);

    /// <summary>A bare number up to a million.</summary>
    public static QuantityShape<double> Number { get; } = new QuantityShape<double>(Unit.Number, Unit.Nearest, Unit.Exact).AtMost(1e6);

    /// <summary>A bare number up to a thousand million, of which only ratios matter.</summary>
    public static QuantityShape<double> Relative { get; } = new QuantityShape<double>(Unit.Number, Unit.Nearest, Unit.Exact).AtMost(1e9);

    /// <summary>A number up to a million that may be a word.</summary>
    public static QuantityShape<double?> OptionalNumber { get; } =
        new QuantityShape<double?>(Unit.Number, d => Unit.Nearest(d), v => Unit.Exact(v!.Value)).AtMost(1e6);

    /// <summary>0 to 1, or 0 % to 100 %.</summary>
    public static QuantityShape<double> Probability { get; } = new QuantityShape<double>(Unit.Ratio, Unit.Nearest, Unit.Exact).AtMost(1);
}
