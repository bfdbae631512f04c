using System.CommandLine;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Conformance;
using Aurigraph.Conformance.Comparison;
using Aurigraph.Conformance.Reports;
using Aurigraph.Conformance.Transcripts;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>conformance FILE...</c>: runs data-driven transcripts against the consensus core.</summary>
internal static class ConformanceCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Transcripts in the format of etcd raft's data-driven tests.",
            Arity = ArgumentArity.OneOrMore,
            Validators = { RefuseEmpty },
        };
        var json = new Option<bool>("--json") { Description = "Prints the outcome as JSON." };
        var rewrite = new Option<bool>("--rewrite") { Description = "Puts the answers that differ in the place of the expected ones." };
        var command = new Command("conformance", "Runs data-driven transcripts against the consensus core.") { files, json, rewrite };
        command.SetAction(parsed => Run(CommonArguments.Distinct(parsed.GetValue(files)!), parsed.GetValue(json), parsed.GetValue(rewrite)));
        return command;
    }

    private static int Run(IReadOnlyList<string> files, bool asJson, bool rewrites)
    {
        var outcomes = new List<(FileOutcome Outcome, Transcript Transcript)>();
        bool isReadable = true;
        foreach (string file in files)
        {
            try
            {
                var transcript = TranscriptReader.Read(File.ReadAllText(file));
                outcomes.Add((ConformanceRun.Of(file, transcript), transcript));
            }
            catch (TranscriptException fault)
            {
                Console.Error.WriteLine(PlainLine.Of($"{file}:{fault.Line}: {fault.Message}"));
                isReadable = false;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(PlainLine.Of($"{file}: cannot be read: {fault.Message} A transcript was expected."));
                isReadable = false;
            }
        }

        if (!isReadable)
            return ExitCode.Usage;
        Print([.. outcomes.Select(o => o.Outcome)], asJson);
        if (rewrites && !Rewrite(outcomes))
            return ExitCode.Usage;
        return outcomes.Exists(o => o.Outcome.Differs) ? ExitCode.Failed : ExitCode.Done;
    }

    private static bool Rewrite(IEnumerable<(FileOutcome Outcome, Transcript Transcript)> outcomes)
    {
        bool isWritten = true;
        foreach (var (outcome, transcript) in outcomes.Where(o => o.Outcome.Differs))
        {
            try
            {
                WholeFile.Replace(outcome.File, ConformanceRun.Rewritten(transcript, outcome));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(PlainLine.Of($"{outcome.File}: cannot be rewritten, and is as it was: {fault.Message} Make it and its folder writable."));
                isWritten = false;
            }
        }

        return isWritten;
    }

    private static void Print(IReadOnlyCollection<FileOutcome> outcomes, bool asJson)
    {
        if (asJson)
        {
            Console.Out.WriteLine(JsonReport.Of(outcomes));
            return;
        }

        foreach (string line in outcomes.SelectMany(TextReport.Lines))
            Console.Out.WriteLine(PlainLine.Of(line));
        Console.Out.WriteLine(TextReport.Summary(outcomes));
    }

    private static void RefuseEmpty(System.CommandLine.Parsing.ArgumentResult argument)
    {
        if (argument.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
            argument.AddError("FILE: the name of a transcript was expected and an empty one was given.");
    }
}
