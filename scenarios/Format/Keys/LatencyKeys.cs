using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>A latency: a duration, or a distribution with its parameters.</summary>
internal static class LatencyKeys
{
    /// <summary>Samples of one distribution.</summary>
    public const int MaxSamples = 50_000;

    public static readonly Key<Duration> Min = new("min", Quantities.Latency, "Shortest.") { IsRequired = true };
    public static readonly Key<Duration> Max = new("max", Quantities.Latency, "Longest.") { IsRequired = true };
    public static readonly GroupShape Uniform = Distribution("uniform", Min, Max);

    public static readonly Key<Duration> NormalMean = new("mean", Quantities.Latency.Positive(), "Mean before truncation at 0.") { IsRequired = true };
    public static readonly Key<Duration> StandardDeviation = new("stddev", Quantities.Latency, "Standard deviation before truncation at 0.") { IsRequired = true };
    public static readonly GroupShape Normal = Distribution("normal", NormalMean, StandardDeviation);

    public static readonly Key<Duration> ExponentialMean = new("mean", Quantities.Latency.Positive(), "Mean, the floor included.") { IsRequired = true };
    public static readonly Key<Duration> Floor = new("floor", Quantities.Latency, "Shortest.") { Default = "0ms" };
    public static readonly GroupShape Exponential = Distribution("exponential", ExponentialMean, Floor);

    public static readonly Key<Duration> Median = new("median", Quantities.Latency.Positive(), "Median.") { IsRequired = true };
    public static readonly Key<double> Sigma = new("sigma", Quantities.Number.AtMost(10), "Standard deviation of the logarithm.") { IsRequired = true };
    public static readonly GroupShape Lognormal = Distribution("lognormal", Median, Sigma);

    public static readonly Key<Duration> Scale = new("scale", Quantities.Latency.Positive(), "Shortest.") { IsRequired = true };
    public static readonly Key<double> ParetoShape = new("shape", Quantities.Number.Between(0.05, 1_000), "Tail index.") { IsRequired = true };
    public static readonly GroupShape Pareto = Distribution("pareto", Scale, ParetoShape);

    public static readonly Key<string> File = new("file", TextShape.File, "One column of milliseconds; relative to the file that names it.");
    public static readonly Key<IReadOnlyList<ListItem<Duration>>> Samples = new("samples", new ListShape<Duration>(Quantities.Latency, 1, MaxSamples), "The samples themselves, instead of a file.");
    public static readonly GroupShape Empirical = Distribution("empirical", File, Samples);

    public static readonly VariantShape Distributions = new("a distribution", "distribution", ("uniform", Uniform), ("normal", Normal),
        ("exponential", Exponential), ("lognormal", Lognormal), ("pareto", Pareto), ("empirical", Empirical));

    public static readonly EitherShape<Duration> Latency = new(Quantities.Latency, Distributions);

    private static GroupShape Distribution(string name, params Key[] keys) =>
        new($"the {name} distribution", [new Key<string>("distribution", new ChoiceShape<string>((name, name)), "Kind of distribution.") { IsRequired = true }, .. keys]) { Flow = true };
}
