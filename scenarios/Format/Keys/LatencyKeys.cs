using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>A latency: a duration, or a distribution with its parameters.</summary>
internal static class LatencyKeys
{
    public static readonly Key<Duration> Min = new("min", Quantities.Time, "Shortest.") { IsRequired = true };
    public static readonly Key<Duration> Max = new("max", Quantities.Time, "Longest.") { IsRequired = true };
    public static readonly GroupShape Uniform = Distribution("uniform", Min, Max);

    public static readonly Key<Duration> NormalMean = new("mean", Quantities.Time.Positive(), "Mean before truncation at 0.") { IsRequired = true };
    public static readonly Key<Duration> StandardDeviation = new("stddev", Quantities.Time, "Standard deviation before truncation at 0.") { IsRequired = true };
    public static readonly GroupShape Normal = Distribution("normal", NormalMean, StandardDeviation);

    public static readonly Key<Duration> ExponentialMean = new("mean", Quantities.Time.Positive(), "Mean, the floor included.") { IsRequired = true };
    public static readonly Key<Duration> Floor = new("floor", Quantities.Time, "Shortest.") { Default = "0ms" };
    public static readonly GroupShape Exponential = Distribution("exponential", ExponentialMean, Floor);

    public static readonly Key<Duration> Median = new("median", Quantities.Time.Positive(), "Median.") { IsRequired = true };
    public static readonly Key<double> Sigma = new("sigma", Quantities.Number.AtMost(5), "Standard deviation of the logarithm.") { IsRequired = true };
    public static readonly GroupShape Lognormal = Distribution("lognormal", Median, Sigma);

    public static readonly Key<Duration> Scale = new("scale", Quantities.Time.Positive(), "Shortest.") { IsRequired = true };
    public static readonly Key<double> ParetoShape = new("shape", Quantities.Number.Between(1.01, 100), "Tail index.") { IsRequired = true };
    public static readonly GroupShape Pareto = Distribution("pareto", Scale, ParetoShape);

    public static readonly Key<string> File = new("file", TextShape.File, "One column of milliseconds; relative to the file that names it.");
    public static readonly Key<IReadOnlyList<ListItem<Duration>>> Samples = new("samples", new ListShape<Duration>(Quantities.Time, 1, 100_000), "The samples themselves, instead of a file.");
    public static readonly GroupShape Empirical = Distribution("empirical", File, Samples);

    public static readonly VariantShape Distributions = new("a distribution", "distribution", ("uniform", Uniform), ("normal", Normal),
        ("exponential", Exponential), ("lognormal", Lognormal), ("pareto", Pareto), ("empirical", Empirical));

    public static readonly EitherShape<Duration> Latency = new(Quantities.Time, Distributions);

    private static GroupShape Distribution(string name, params Key[] keys) =>
        new($"the {name} distribution", [new Key<string>("distribution", new ChoiceShape<string>((name, name)), "Kind of distribution.") { IsRequired = true }, .. keys]) { Flow = true };
}
