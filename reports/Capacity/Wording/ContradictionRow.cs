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
        new(contradiction.Number, contradiction.First, contradiction.Second, string.Join(", ", contradiction.Sources),
            contradiction.Detail.Length == 0 ? Word(contradiction.Treatment) : $"{Word(contradiction.Treatment)}: {contradiction.Detail}");

    private static string Word(ContradictionTreatment treatment) => treatment switch
    {
        ContradictionTreatment.Encoded => "taken as given",
        ContradictionTreatment.Derived => "the sum of the parts is taken",
        ContradictionTreatment.Parameter => "scenarios can have either",
        ContradictionTreatment.Rejected => "a claim, never an input",
        ContradictionTreatment.Ignored => "no matter for a simulation",
        _ => "the figures agree",
    };
}
