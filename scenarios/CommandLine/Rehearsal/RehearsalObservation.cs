using Aurigraph.Measurement;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>What was seen of a run.</summary>
/// <param name="Result">Its figures, thresholds judged.</param>
/// <param name="Metrics">Names of the metrics that nodes gave a figure for, as monitoring calls them.</param>
/// <param name="Answers">What the nodes answered over HTTP; null: the nodes of this world have no HTTP, or were not asked in this run.</param>
internal sealed record RehearsalObservation(RunResult Result, IReadOnlyList<string> Metrics, IReadOnlyList<EndpointAnswer>? Answers);

/// <summary>What a node answered.</summary>
/// <param name="Node">The node.</param>
/// <param name="Path">What it was asked for, for example <c>/q/health/ready</c>.</param>
/// <param name="Status">Status of HTTP; 0: there was no answer.</param>
/// <param name="Expected">The status that was expected.</param>
/// <param name="Wrong">What else is wrong with it; null: nothing.</param>
internal sealed record EndpointAnswer(string Node, string Path, int Status, int Expected = 200, string? Wrong = null)
{
    /// <summary>Whether it is as it should be.</summary>
    public bool IsRight => Status == Expected && Wrong is null;
}
