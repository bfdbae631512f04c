using Aurigraph.Reports.Capacity.Live;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Page;

/// <summary>What a capacity report rests on, and how far to trust it.</summary>
/// <param name="Name">What is told.</param>
/// <param name="Text">It.</param>
/// <param name="IsCode">Whether it is to be typed.</param>
/// <param name="IsWide">Whether it takes two places of the strip.</param>
internal sealed record TrustFacts(string Name, string Text, bool IsCode = false, bool IsWide = false)
{
    private const int InputsMax = 3;

    /// <summary>The facts in their order.</summary>
    public static IReadOnlyList<TrustFacts> Of(StudyView view)
    {
        CapacityReportOptions options = view.Options;
        List<string> tables = [.. view.Study.Scenarios.Select(s => s.Experiment.Costs.Name).Distinct(StringComparer.Ordinal)];
        return
        [
            new("Laws passed", options.Laws ?? "not run here"),
            new("Cost table", options.CostTable ?? $"{string.Join(", ", tables)}; age not stated"),
            new("Machine factors", options.MachineFactors ?? "in the cost table"),
            new("Last error against live", options.Live is { } live ? LiveWords.Worst(live) : "none yet: never compared"),
            new("Seeds", CapacityWords.Seeds(view.Study.Seeds)),
            new("Trace hash", view.Study.TraceHash.Length > 0 ? view.Study.TraceHash : "none", IsCode: true),
            new("Most uncertain inputs", MostUncertain(view)),
            new("Made with", $"{view.Study.Version} on {NumberFormat.Plural(view.Study.Environment.Cores, "core")}"),
            new("Replay", view.Study.ReplayCommand, IsCode: true, IsWide: true),
            new("Not modelled", NotModelled(view), IsWide: true),
        ];
    }

    /// <summary>What the model leaves out, one sentence each.</summary>
    public static IReadOnlyList<string> Omissions(StudyView view) => view.Options.Omissions ?? ModelOmissions.Simulation;

    // The first word of each sentence of the list names what it is about; the sentences stand at the end of the page.
    private static string NotModelled(StudyView view)
    {
        List<string> names = [.. Omissions(view).Select(o => o.Split(':')[0].Trim()).Where(n => n.Length is > 1 and <= 24).Select(n => char.IsAsciiLetterUpper(n[1]) ? n : n.ToLowerInvariant())];
        return names.Count == 0 ? $"{NumberFormat.Plural(Omissions(view).Count, "thing")}, named at the end" : $"parts of {string.Join(", ", names)}: named at the end";
    }

    private static string MostUncertain(StudyView view)
    {
        if (view.Subject is not { Capacity.Inputs: { Count: > 0 } inputs })
            return "not probed";
        return string.Join(", ", inputs.Take(InputsMax).Select(i => $"{CapacityWords.Key(i.Input).ToLowerInvariant()} ± {NumberFormat.Percent(i.Uncertainty)}"));
    }
}
