using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Aurigraph.Checkers.Linearizability;
using Aurigraph.Checkers.Linearizability.Histories;
using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Linearizability;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>linearizability FILE...</c>: judges histories that were recorded elsewhere.</summary>
internal static class LinearizabilityCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Histories: Jepsen logs of a register (read, write, cas), or one map a line of a key-value store (get, put, append).",
            Arity = ArgumentArity.OneOrMore,
            Validators = { RefuseEmpty },
        };
        var states = new Option<long>("--states")
        {
            Description = "Gives up on a search after this many states and answers `undecided` (exit code 3).",
            HelpName = "N",
            CustomParser = ReadStates,
            DefaultValueFactory = _ => SearchBudget.Default.StatesMax,
        };
        var json = new Option<bool>("--json") { Description = "Prints the verdicts as JSON and nothing else." };
        var command = new Command("linearizability", "Says whether recorded histories are linearizable; where one is not (exit code 4), which shortest prefix shows it.") { files, states, json };
        command.SetAction(parsed => Judge(parsed.GetValue(files)!, SearchBudget.Default with { StatesMax = parsed.GetValue(states) }, parsed.GetValue(json)));
        return command;
    }

    private static int Judge(string[] files, SearchBudget budget, bool json)
    {
        IReadOnlyList<string> distinct = CommonArguments.Distinct(files);
        var judged = new List<JudgedHistory>();
        int exit = ExitCode.Done;
        foreach (string file in distinct)
        {
            if (HistoryLoading.Load(file) is not { } history)
            {
                exit = Math.Max(exit, ExitCode.Usage);
                continue;
            }
            var one = new JudgedHistory(file, history, history.Check(budget));
            exit = Math.Max(exit, one.ExitCode);
            judged.Add(one);
            if (!json)
                Print(one, isOnly: distinct.Count == 1);
        }
        if (json && judged.Count > 0)
            Console.Out.WriteLine(VerdictJson.Of(judged));
        return exit;
    }

    // A script that judges one file compares whole lines: the first is the verdict and nothing else.
    private static void Print(JudgedHistory judged, bool isOnly)
    {
        if (isOnly)
            Console.Out.WriteLine(judged.Verdict);
        foreach (string line in VerdictText.Lines(judged))
            Console.Out.WriteLine(PlainLine.Of(line));
    }

    private static void RefuseEmpty(ArgumentResult argument)
    {
        if (argument.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
            argument.AddError("FILE: the name of a history was expected and an empty one was given.");
    }

    private static long ReadStates(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long states) && states > 0)
            return states;
        argument.AddError($"--states {text}: a whole number of at least 1 was expected, for example --states 2000000.");
        return 1;
    }
}
