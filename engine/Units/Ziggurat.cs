namespace Aurigraph.Units;

/// <summary>The tables of a ziggurat: 256 horizontal layers of equal area under a decreasing density, so that almost every draw takes
/// one 64-bit number, one product and one comparison (Marsaglia and Tsang, The Ziggurat Method, 2000; layer and position from
/// disjoint bits after Doornik, 2005). Filled once by <see cref="DeterministicMath"/>, so equal on every machine.</summary>
internal sealed class Ziggurat
{
    /// <summary>How many layers there are; a layer is named by 8 bits.</summary>
    public const int Layers = 256;

    /// <summary>Where the tail of the exponential density begins: the root that makes 256 layers of equal area end at density 1.</summary>
    public const double ExponentialTail = 7.69711747013105;

    /// <summary>Where the tail of the normal density begins.</summary>
    public const double NormalTail = 3.654152885361009;

    private const double ExponentialArea = 0.003949659822581557;
    private const double NormalArea = 0.0049286732339746555;

    private Ziggurat(double tail, double area, Func<double, double> density, Func<double, double> inverse)
    {
        Width = new double[Layers + 1];
        Density = new double[Layers + 1];
        Width[0] = area / density(tail);
        Width[1] = tail;
        for (int i = 2; i < Layers; i++)
            Width[i] = inverse((area / Width[i - 1]) + density(Width[i - 1]));
        for (int i = 1; i <= Layers; i++)
            Density[i] = density(Width[i]);
    }

    /// <summary>The tables for exp(-x).</summary>
    public static Ziggurat Exponential { get; } = new(ExponentialTail, ExponentialArea,
        x => DeterministicMath.Exp(-x), y => -DeterministicMath.Log(y));

    /// <summary>The tables for exp(-x^2 / 2).</summary>
    public static Ziggurat Normal { get; } = new(NormalTail, NormalArea,
        x => DeterministicMath.Exp(-0.5 * x * x), y => Math.Sqrt(-2 * DeterministicMath.Log(y)));

    /// <summary>Right end of each layer from the lowest up; the lowest stands for the tail as well, the last is 0.</summary>
    public double[] Width { get; }

    /// <summary>The density at each right end; not used for layer 0.</summary>
    public double[] Density { get; }
}
