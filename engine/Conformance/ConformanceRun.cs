using Aurigraph.Conformance.Comparison;
using Aurigraph.Conformance.Interaction;
using Aurigraph.Conformance.Transcripts;
using Aurigraph.Conformance.Vectors;

namespace Aurigraph.Conformance;

/// <summary>
/// Runs a transcript against the consensus core and compares what it answers.
/// <para>Compared is what answers mean, in three levels (see <see cref="Level"/>). Never compared: lines of a logger, descriptions of
/// what is ready to be done, the drawing above a committed index, the words of an error.</para>
/// </summary>
public sealed class ConformanceRun
{
    private readonly ConfigurationVectors _configurations = new();
    private readonly InteractionEnvironment _environment = new();

    private ConformanceRun()
    {
    }

    /// <summary>Runs all directives of a transcript, in their order, from a blank state.</summary>
    /// <exception cref="TranscriptException">A directive cannot be read; the exception names its line.</exception>
    public static FileOutcome Of(string file, Transcript transcript)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        var run = new ConformanceRun();
        return new FileOutcome(file, [.. transcript.Directives.Select(run.Judge)]);
    }

    /// <summary>The transcript with the answers that differ put in the place of the expected ones.</summary>
    public static string Rewritten(Transcript transcript, FileOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        ArgumentNullException.ThrowIfNull(outcome);
        return transcript.Rewritten([.. outcome.Directives.Select(d => d.Verdict == Verdict.Differs ? d.Answer.Lines : null)]);
    }

    private DirectiveOutcome Judge(Directive directive)
    {
        var answer = Answer(directive);
        if (!answer.IsSupported)
            return new DirectiveOutcome(directive, answer, Verdict.Unsupported, answer.Lines);
        var differences = AnswerComparison.Differences(directive, answer);
        return new DirectiveOutcome(directive, answer, differences.Count == 0 ? Verdict.Pass : Verdict.Differs, differences);
    }

    private Answer Answer(Directive directive) => directive.Command switch
    {
        "committed" => QuorumVectors.Committed(directive),
        "vote" => QuorumVectors.Vote(directive),
        "simple" or "enter-joint" or "leave-joint" => _configurations.Answer(directive),
        _ => _environment.Answer(directive),
    };
}
