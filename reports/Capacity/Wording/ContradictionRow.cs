using Aurigraph.Capacity.Claims;

namespace Aurigraph.Reports.Capacity.Wording;

/// <summary>Two figures of the sources that cannot both hold, as reports write them.</summary>
/// <param name="Number">In the register.</param>
/// <param name="First">One figure.</param>
/// <param name="Second">The other.</param>
/// <param name="Where">Who states them.</param>
/// <param name="Treatment">What is done about it.</param>
internal sealed record ContradictionRow(int Number, string First, string Second, string Where, string Treatment)
{
    /// <summary>Of a contradiction.</summary>
    public static ContradictionRow Of(Contradiction contradiction) =>
        new(contradiction.Number, contradiction.First, contradiction.Second, contradiction.Where, contradiction.Treatment);
}
