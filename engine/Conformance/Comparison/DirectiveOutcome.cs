using Aurigraph.Conformance.Transcripts;

namespace Aurigraph.Conformance.Comparison;

/// <summary>What came of one directive.</summary>
/// <param name="Directive">The directive.</param>
/// <param name="Answer">What it answered.</param>
/// <param name="Verdict">Whether that was expected.</param>
/// <param name="Differences">What differs; for an unsupported one, what is not known here.</param>
public sealed record DirectiveOutcome(Directive Directive, Answer Answer, Verdict Verdict, IReadOnlyList<string> Differences);
