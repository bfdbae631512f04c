using System.CommandLine;
using System.CommandLine.Parsing;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Reports.Comparison;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>compare A B</c>: two results side by side, in text and as a page.</summary>
internal static class CompareCommand
{
    private const int NameMax = 60;

    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string> a = Result("A", "The result to compare with: a folder that `run` or `capacity` wrote, or the JSON file in it.");
        Argument<string> b = Result("B", "The result to compare.");
        var failOn = new Option<string[]>("--fail-on")
        {
            Description = "A change that is not accepted (exit code 3), for example \"throughput.committedTps drops 5%\" or \"finality.p95 rises 20ms\"; % is relative to A. May be given several times.",
            HelpName = "RULE",
            AllowMultipleArgumentsPerToken = false,
        };
        var output = new Option<string?>("--out") { Description = "Folder for compare.html [default: results/compare-A-B].", HelpName = "DIR" };
        output.Validators.Add(o =>
        {
            if (o.Tokens.Count > 0 && string.IsNullOrWhiteSpace(o.Tokens[0].Value))
                o.AddError("--out: the name of a folder was expected and an empty one was given.");
        });
        var command = new Command("compare", "Sets two results side by side and says what changed.") { a, b, failOn, output };
        command.SetAction(parsed => Run(parsed.GetValue(a)!, parsed.GetValue(b)!, parsed.GetValue(failOn) ?? [], parsed.GetValue(output)));
        return command;
    }

    private static int Run(string a, string b, IReadOnlyList<string> expressions, string? output)
    {
        ResultComparison comparison;
        IReadOnlyList<ChangeOutcome> outcomes;
        try
        {
            List<ChangeRule> rules = [.. expressions.Select(ChangeRule.Parse)];
            comparison = ResultComparison.Of(ResultFile.Read(a), ResultFile.Read(b));
            outcomes = [.. rules.SelectMany(r => r.Judge(comparison))];
        }
        catch (ResultFileException fault)
        {
            Console.Error.WriteLine(PlainLine.Of($"aurigraph-sim: {fault.Message}"));
            return ExitCode.Usage;
        }
        catch (FormatException fault)
        {
            Console.Error.WriteLine(PlainLine.Of($"aurigraph-sim: --fail-on {fault.Message}"));
            return ExitCode.Usage;
        }

        string page = Path.Combine(output ?? Path.Combine("results", $"compare-{FileName(comparison.A.Name)}-{FileName(comparison.B.Name)}"), "compare.html");
        if (!Write(page, ComparisonPage.Render(comparison, outcomes)))
            return ExitCode.Usage;
        foreach (string line in ComparisonText.Lines(comparison, outcomes))
            Console.Out.WriteLine(PlainLine.Of(line));
        Console.Out.WriteLine(PlainLine.Of($"  page  {page}"));
        return outcomes.Any(o => o.Applies) ? ExitCode.Failed : ExitCode.Done;
    }

    private static bool Write(string page, string content)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(page)!);
            WholeFile.Replace(page, content);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(PlainLine.Of($"aurigraph-sim: the comparison cannot be written to {page}: {fault.Message} Choose another folder with --out."));
            return false;
        }
    }

    // The names come from folders, which may hold what a path must not.
    private static string FileName(string name)
    {
        string plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).Trim('.', '-');
        return plain.Length == 0 ? "result" : plain.Length <= NameMax ? plain : plain[..NameMax];
    }

    private static Argument<string> Result(string name, string description) => new(name) { Description = description, Validators = { RefuseEmpty } };

    private static void RefuseEmpty(ArgumentResult argument)
    {
        if (argument.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
            argument.AddError("A, B: the names of two results were expected and an empty one was given.");
    }
}
