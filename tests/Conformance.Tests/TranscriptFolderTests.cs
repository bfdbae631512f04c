using Aurigraph.Conformance.Comparison;
using Aurigraph.Conformance.Reports;
using Aurigraph.Conformance.Transcripts;

namespace Aurigraph.Conformance.Tests;

public sealed class TranscriptFolderTests
{
    private const string Yardstick = "etcd-raft";

    public static TheoryData<string> OwnTranscripts => [.. Files(Path.Combine(AppContext.BaseDirectory, "Cases"))];

    public static TheoryData<string> PublicTranscripts => [.. Files(YardstickTheoryAttribute.Folder(Yardstick))];

    [Theory]
    [MemberData(nameof(OwnTranscripts))]
    public void The_core_answers_our_transcripts_word_for_word(string file)
    {
        var outcome = Run(Path.Combine(AppContext.BaseDirectory, "Cases", file));
        Assert.True(outcome.Passes, string.Join('\n', TextReport.Lines(outcome)));
    }

    [Theory]
    [MemberData(nameof(OwnTranscripts))]
    public void A_transcript_is_named_after_a_sentence_and_says_first_what_it_shows(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        Assert.All(name, c => Assert.True(char.IsAsciiLetterLower(c) || c == '-', $"`{c}` is neither a small letter nor a hyphen."));
        Assert.InRange(name.Split('-').Length, 4, 20);
        int comment = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", file)).TakeWhile(line => line.StartsWith("# ", StringComparison.Ordinal)).Count();
        Assert.InRange(comment, 2, 5);
    }

    [YardstickTheory(Yardstick)]
    [MemberData(nameof(PublicTranscripts))]
    public void The_core_answers_the_transcripts_of_others_on_every_level(string file)
    {
        var outcome = Run(Path.Combine(YardstickTheoryAttribute.Folder(Yardstick)!, file));
        Assert.True(outcome.Passes, string.Join('\n', TextReport.Lines(outcome)));
    }

    private static FileOutcome Run(string file) => ConformanceRun.Of(file, TranscriptReader.Read(File.ReadAllText(file)));

    private static IEnumerable<string> Files(string? folder) => folder is null
        ? []
        : Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal);
}
