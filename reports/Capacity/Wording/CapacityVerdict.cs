using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Wording;

/// <summary>The sentence on top of a capacity report and the line beneath. Pure.</summary>
/// <param name="Sentence">What was found: who does not fit, what the subject sustains, what was claimed.</param>
/// <param name="Beneath">What bounds it, and what the report does not say.</param>
internal sealed record CapacityVerdict(string Sentence, string Beneath)
{
    /// <summary>What every capacity report says on its first page.</summary>
    public const string Scope = "Projects Aurigraph.Sim’s own node under these costs; the original software was never measured.";

    /// <summary>Of a study.</summary>
    public static CapacityVerdict Of(StudyView view)
    {
        if (view.Subject is not { } subject)
            return new CapacityVerdict("No scenario was studied.", Scope);
        string partial = view.Study.Partial ? "Cut short: " : "";
        string sentence = string.Join(' ', new[] { Misfits(view, subject), Subject(view, subject) }.Where(s => s.Length > 0));
        return new CapacityVerdict(partial + sentence, string.Join(' ', new[] { Limit(subject), Scope }.Where(s => s.Length > 0)));
    }

    private static string Misfits(StudyView view, ScenarioView subject)
    {
        List<ScenarioView> misfits = [.. view.Scenarios.Where(s => s != subject && s.Capacity.Outcome == CapacityOutcome.DoesNotFit)];
        ScenarioView? kin = misfits.Find(s => ScenarioLabel.Family(s.Capacity.Name) == ScenarioLabel.Family(subject.Capacity.Name));
        return misfits.Count switch
        {
            0 => "",
            1 => $"{misfits[0].Label} does not fit.",
            var n when kin is not null => $"{kin.Label} does not fit, nor {(n == 2 ? "does one other scenario" : $"do {NumberFormat.WordInside(n - 1)} others")}.",
            2 => $"{misfits[0].Label} and {misfits[1].Label} do not fit.",
            var n => $"{NumberFormat.Word(n)} of {NumberFormat.WordInside(view.Scenarios.Count)} scenarios do not fit.",
        };
    }

    private static string Subject(StudyView view, ScenarioView subject)
    {
        string claimed = subject.ThroughputClaim is { Rate: { } rate } ? $"; claimed {NumberFormat.Short(rate)}" : "";
        string level = view.Level.LimitMs is null ? $"under {view.Study.ServiceLevel}" : $"at {view.Level.Phrase(view.Study)}";
        string name = subject.Label + Host(subject);
        return subject.Capacity switch
        {
            { Knee: { } knee } => $"{name}: {NumberFormat.Short(knee.Mid)} TPS ({NumberFormat.Interval(knee.Low, knee.High)}) {level}{claimed}.",
            { Outcome: CapacityOutcome.Unbounded } => $"{name} held {level} up to {NumberFormat.Short(StudyView.HighestSustained(subject.Capacity))} TPS, where the search ended{claimed}.",
            { Outcome: CapacityOutcome.DoesNotFit } => $"{name} does not fit{claimed}.",
            { Outcome: CapacityOutcome.MissesWhenIdle } => $"{name} misses {view.Study.ServiceLevel} even when idle{claimed}.",
            _ => $"{name} has no knee: no load settled{claimed}.",
        };
    }

    // "on 16 cores" says what a shared host has, unless the name already speaks of it.
    private static string Host(ScenarioView subject)
    {
        IReadOnlyList<Experiment.Host> hosts = subject.Capacity.Experiment.Deployment.Hosts;
        return hosts.Count switch
        {
            0 => "",
            1 => subject.Label.Contains("host", StringComparison.Ordinal) ? $" with {NumberFormat.Plural(hosts[0].Cores, "core")}" : $" on {NumberFormat.Plural(hosts[0].Cores, "core")}",
            var n => $" on {NumberFormat.Count(n)} hosts",
        };
    }

    private static string Limit(ScenarioView subject)
    {
        if (subject.Capacity.Bottleneck is not { } bottleneck || bottleneck.Resource is "none" or "")
            return subject.Capacity.Knee is null && subject.Capacity.Remark.Length > 0 ? Closed(subject.Capacity.Remark) : "";
        string where = bottleneck.Where.Length > 0 ? $" of {bottleneck.Where}" : "";
        string gain = subject.Capacity.Gains.Count > 0 && subject.Capacity.Gains[0] is var g
            ? $"; {NumberFormat.Percent(g.Factor - 1)} more {CapacityWords.Resource(g.Resource)} would gain {NumberFormat.Percent(Math.Max(0, g.Gain))}"
            : "";
        return $"First limit: {CapacityWords.Resource(bottleneck.Resource)}{where}, {NumberFormat.Percent(bottleneck.Utilisation)} busy{gain}.";
    }

    private static string Closed(string sentence) => sentence.TrimEnd().TrimEnd('.') + ".";
}
