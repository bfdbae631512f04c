namespace Aurigraph.Reports.Capacity.Page;

/// <summary>The icon that stands beside a verdict's word, so that no colour speaks alone.</summary>
internal static class VerdictIcon
{
    private const string Open = """<svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">""";

    /// <summary>The icon of a word.</summary>
    public static string Of(string word) => Open + word switch
    {
        "go" => """<circle cx="5" cy="5" r="4.5" fill="currentColor"/>""",
        "go if" => """<circle cx="5" cy="5" r="4" fill="none" stroke="currentColor"/><path d="M5 1a4 4 0 0 1 0 8Z" fill="currentColor"/>""",
        "no" or "not met" or "fails" or "failed" => """<path d="M1.5 1.5l7 7M8.5 1.5l-7 7" stroke="currentColor" stroke-width="2"/>""",
        "met" or "holds" or "passed" => """<path d="M1 5.5l3 3 5-7" stroke="currentColor" stroke-width="2" fill="none"/>""",
        "not reachable" => """<circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M2.2 7.8l5.6-5.6" stroke="currentColor" stroke-width="1.4"/>""",
        "contradicts itself" => """<path d="M1 3.5h8M1 6.5h8M3 9l4-8" stroke="currentColor" stroke-width="1.4" fill="none"/>""",
        _ => """<path d="M1 5h8" stroke="currentColor" stroke-width="1.4"/>""",
    } + "</svg>";

    /// <summary>The class that colours it.</summary>
    public static string Css(string word) => word switch { "go" or "met" or "holds" => "pass", "no" or "not met" or "fails" or "failed" => "fail", _ => "plain" };
}
