using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Wording;

namespace Aurigraph.Reports.Capacity;

/// <summary>Finality against load of one scenario, from the probes of its search.</summary>
/// <param name="Scenario">Whose.</param>
/// <param name="Points">Offered rate and finality, rising in rate, one point a rate: that of the first seed that gave one.</param>
/// <param name="Knee">The knee and finality there; null without one.</param>
internal sealed record LoadCurve(ScenarioView Scenario, IReadOnlyList<(double Rate, double Milliseconds)> Points, (double Rate, double Milliseconds)? Knee)
{
    /// <summary>All scenarios that have a point to draw.</summary>
    public static IReadOnlyList<LoadCurve> Of(StudyView view) => [.. view.Scenarios.Select(s => Of(s, view)).Where(c => c.Points.Count > 0)];

    /// <summary>The highest finality that is drawn: beyond five times the limit nothing is worth showing.</summary>
    public static double Ceiling(StudyView view, IReadOnlyList<LoadCurve> curves)
    {
        double most = curves.SelectMany(c => c.Points).Select(p => p.Milliseconds).DefaultIfEmpty(1).Max();
        return view.Level.LimitMs is { } limit ? 5 * limit : most;
    }

    private static LoadCurve Of(ScenarioView scenario, StudyView view)
    {
        IReadOnlyList<ulong> seeds = view.Study.Seeds;
        int Rank(ulong seed)
        {
            for (int i = 0; i < seeds.Count; i++)
            {
                if (seeds[i] == seed)
                    return i;
            }
            return seeds.Count;
        }
        ServiceLevel level = view.Level;
        List<(double Rate, double Milliseconds)> points = [.. scenario.Capacity.Probes
            .Where(p => p.Rate > 0 && double.IsFinite(p.Rate) && level.Value(p.Finality) is > 0)
            .GroupBy(p => p.Rate).OrderBy(g => g.Key)
            .Select(g => (g.Key, level.Value(g.MinBy(p => Rank(p.Seed))!.Finality)!.Value))];
        LoadPoint? atKnee = scenario.Capacity.AtKnee;
        bool marked = scenario.Capacity.Knee is not null && atKnee is not null && level.Value(atKnee.Result.Finality) is > 0;
        return new LoadCurve(scenario, points, marked ? (scenario.Capacity.Knee!.Mid, level.Value(atKnee!.Result.Finality)!.Value) : null);
    }
}
