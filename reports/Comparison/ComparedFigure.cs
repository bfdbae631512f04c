using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Text;
using Aurigraph.Reports.Thresholds;

namespace Aurigraph.Reports.Comparison;

/// <summary>A figure of two results.</summary>
/// <param name="Scenario">The scenario it is of, in a capacity study; empty for runs.</param>
/// <param name="Metric">Its path.</param>
/// <param name="A">In the first; null when nothing was measured.</param>
/// <param name="B">In the second.</param>
public sealed record ComparedFigure(string Scenario, string Metric, double? A, double? B)
{
    /// <summary>B over A, less 1; infinite from zero to something, null when either is missing.</summary>
    public double? Relative => A is not { } a || B is not { } b ? null : a == b ? 0 : a == 0 ? double.CopySign(double.PositiveInfinity, b) : (b - a) / Math.Abs(a);

    /// <summary>The first in its unit.</summary>
    public string TextA => Format(A);

    /// <summary>The second in its unit.</summary>
    public string TextB => Format(B);

    /// <summary>The change for readers: "−4.9 %", "from 0", "nothing in A".</summary>
    public string Change => (A, B) switch
    {
        (null, null) => "nothing in either",
        (null, _) => "nothing in A",
        (_, null) => "nothing in B",
        _ when Relative is { } r && double.IsInfinity(r) => "from 0",
        _ => CapacityWords.Change(Relative!.Value),
    };

    /// <summary>What stands in a table: the metric, with its scenario in a capacity study.</summary>
    public string Name => Scenario.Length == 0 ? Metric : $"{Scenario}: {Metric}";

    private string Format(double? value)
    {
        if (value is null)
            return NumberFormat.Nothing;
        return Metric.StartsWith("kneeTps", StringComparison.Ordinal) || Metric.StartsWith("seedSpread", StringComparison.Ordinal) ? NumberFormat.Short(value.Value) + " TPS"
            : Metric.StartsWith("memoryPeak.", StringComparison.Ordinal) ? NumberFormat.BytesNearLimit(value.Value)
            : MetricText.Format(Metric, value);
    }
}
