using Aurigraph.Measurement;

namespace Aurigraph.Reports.Page;

/// <summary>Verdicts in icon, word and colour: a tick holds, a cross fails, a half disc is undecided.</summary>
internal static class VerdictMark
{
    private const string Tick = """<svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><path d="M1 5.5l3 3 5-7" stroke="currentColor" stroke-width="2" fill="none"/></svg>""";
    private const string Cross = """<svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><path d="M1.5 1.5l7 7M8.5 1.5l-7 7" stroke="currentColor" stroke-width="2"/></svg>""";
    private const string Half = """<svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><circle cx="5" cy="5" r="4" stroke="currentColor" fill="none"/><path d="M5 1a4 4 0 0 0 0 8z" fill="currentColor"/></svg>""";

    /// <summary>The class that colours the outcome.</summary>
    public static string Css(ThresholdOutcome outcome) => outcome.Passed ? "pass" : "fail";

    /// <summary>Icon and word.</summary>
    public static string Of(ThresholdOutcome outcome) => outcome.Passed ? Tick + " holds" : outcome.Undecided ? Half + " undecided" : Cross + " fails";
}
