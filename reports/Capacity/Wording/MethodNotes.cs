using Aurigraph.Reports.Capacity.Judgement;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Wording;

/// <summary>How the figures came about: a name and a sentence each.</summary>
internal static class MethodNotes
{
    /// <summary>The notes in their order.</summary>
    public static IReadOnlyList<(string Name, string Text)> Of(StudyView view)
    {
        var study = view.Study;
        string seeds = study.Seeds.Count switch
        {
            0 => "no seed was recorded",
            1 => $"bisected to 0.75 % with seed {study.Seeds[0]}, the only one",
            var n => $"bisected to 0.75 % with seed {study.Seeds[0]}, confirmed to 2 % with {NumberFormat.WordInside(n - 1)} more",
        };
        List<(string, string)> notes =
        [
            ("Sustained", "99.9 % of what is submitted becomes final, the backlog does not grow (95 %), and p95 of both halves of the window lies within 10 % or a twentieth of the limit; the warm-up is cut by MSER-5 and never below the scenario’s."),
            ("Service level", $"{study.ServiceLevel}."),
            ("Search", $"bracketed by the closed forms, {seeds}. {NumberFormat.Plural(study.Effort.Probes, "probe")}, {NumberFormat.Span(study.Effort.VirtualSeconds)} of virtual time in {NumberFormat.Span(study.Effort.Seconds)}, {NumberFormat.Plural(study.Effort.Jobs, "simulation")} at once."),
            ("Interval", "each seed draws the cost table anew within its uncertainty (Latin hypercube); low and high are the 5th and 95th percentile of the knees." + SeedSpread(view)),
        ];
        if (Attribution(view) is { Length: > 0 } attribution)
            notes.Add(("Attribution", attribution));
        notes.Add(("Verdict", GoDecision.Rule));
        return notes;
    }

    private static string SeedSpread(StudyView view) => view.Subject is { Capacity.Knee: { } knee } subject
        ? $" Seeds alone move the knee of {subject.Label} from {NumberFormat.Short(knee.SeedLow)} to {NumberFormat.Short(knee.SeedHigh)}."
        : "";

    private static string Attribution(StudyView view)
    {
        if (view.Subject is not { Capacity.Gains: { Count: > 0 } gains } subject)
            return "";
        string first = $"with {NumberFormat.Percent(gains[0].Factor - 1)} more {CapacityWords.Resource(gains[0].Resource)}, {subject.Label} gains {CapacityWords.Change(gains[0].Gain)}";
        return gains.Count == 1 ? first + "." : $"{first}; with as much more of anything else that was tried, at most {CapacityWords.Change(gains.Skip(1).Max(g => g.Gain))}.";
    }
}
