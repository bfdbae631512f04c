namespace Aurigraph.Units;

/// <summary>Draws from the distributions a simulation needs, on <see cref="SeededGenerator"/> and <see cref="DeterministicMath"/>:
/// equal generators draw equal values on every machine. A draw takes one 64-bit number in about 98 of 100 cases.</summary>
public static class Distributions
{
    private const double Unit = 1.0 / (1UL << 53);

    /// <summary>Exponential with mean 1.</summary>
    public static double NextStandardExponential(this SeededGenerator generator)
    {
        ulong bits = generator.NextUInt64();
        double[] width = Ziggurat.Exponential.Width;
        int layer = (int)(bits & (Ziggurat.Layers - 1));
        double x = (bits >> 11) * Unit * width[layer];
        return x < width[layer + 1] ? x : ExponentialFromRim(generator, layer, x);
    }

    /// <summary>Exponential, for example the time to the next arrival of a Poisson process; rounded to the nearest nanosecond.</summary>
    /// <param name="generator">Where the bits come from.</param>
    /// <param name="mean">The mean; not negative.</param>
    public static Duration NextExponential(this SeededGenerator generator, Duration mean) =>
        new((long)Math.Round(generator.NextStandardExponential() * mean.Nanoseconds));

    /// <summary>Normal with mean 0 and standard deviation 1.</summary>
    public static double NextStandardNormal(this SeededGenerator generator)
    {
        ulong bits = generator.NextUInt64();
        double[] width = Ziggurat.Normal.Width;
        int layer = (int)(bits & (Ziggurat.Layers - 1));
        double x = (bits >> 11) * Unit * width[layer];
        if (x >= width[layer + 1])
            x = NormalFromRim(generator, layer, x);
        return (bits & Ziggurat.Layers) == 0 ? x : -x;
    }

    /// <summary>The draw fell beside the part of its layer that lies wholly under the curve. Each round accepts at least
    /// half of what it sees, so rounds are few.</summary>
    private static double ExponentialFromRim(SeededGenerator generator, int layer, double x)
    {
        Ziggurat table = Ziggurat.Exponential;
        while (true)
        {
            if (layer == 0)
                return Ziggurat.ExponentialTail - DeterministicMath.Log(generator.NextPositiveDouble());
            if (IsUnderCurve(generator, table, layer, DeterministicMath.Exp(-x)))
                return x;
            ulong bits = generator.NextUInt64();
            layer = (int)(bits & (Ziggurat.Layers - 1));
            x = (bits >> 11) * Unit * table.Width[layer];
            if (x < table.Width[layer + 1])
                return x;
        }
    }

    private static double NormalFromRim(SeededGenerator generator, int layer, double x)
    {
        Ziggurat table = Ziggurat.Normal;
        while (true)
        {
            if (layer == 0)
                return NormalFromTail(generator);
            if (IsUnderCurve(generator, table, layer, DeterministicMath.Exp(-0.5 * x * x)))
                return x;
            ulong bits = generator.NextUInt64();
            layer = (int)(bits & (Ziggurat.Layers - 1));
            x = (bits >> 11) * Unit * table.Width[layer];
            if (x < table.Width[layer + 1])
                return x;
        }
    }

    private static bool IsUnderCurve(SeededGenerator generator, Ziggurat table, int layer, double density) =>
        table.Density[layer] + (generator.NextDouble() * (table.Density[layer + 1] - table.Density[layer])) < density;

    /// <summary>Marsaglia's method for the normal tail (Technometrics, 1964): an exponential proposal beyond the start of the tail.</summary>
    private static double NormalFromTail(SeededGenerator generator)
    {
        while (true)
        {
            double beyond = generator.NextStandardExponential() / Ziggurat.NormalTail;
            if (2 * generator.NextStandardExponential() > beyond * beyond)
                return Ziggurat.NormalTail + beyond;
        }
    }
}
