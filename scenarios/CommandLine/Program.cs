using System.CommandLine;
using Aurigraph.CommandLine.Commands;
using Aurigraph.CommandLine.Execution;

namespace Aurigraph.CommandLine;

/// <summary>The command <c>aurigraph-sim</c>. It composes; all that it runs lives in the libraries.</summary>
public static class Program
{
    private const string Description = """
        Projects what an Aurigraph network does on given hardware, before it is bought.

        `aurigraph-sim list` shows the scenarios that come with it, `aurigraph-sim run NAME` runs one.
        Exit codes: 0 done and thresholds hold, 1 internal error, 2 wrong file or command line,
        3 a threshold or a check failed, 4 safety violation, 130 cancelled with partial results.
        """;

    private const string HelpHint = "See `aurigraph-sim --help`, or `--help` after a command.";

    /// <summary>Runs a command line.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static int Main(string[] arguments)
    {
        try
        {
            return Invoke(arguments);
        }
        catch (Exception problem)
        {
            return Fail(problem);
        }
    }

    private static int Invoke(string[] arguments)
    {
        // Values may begin with @; a file of arguments is nothing this command has.
        ParseResult parsed = Root().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count == 0)
            return parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine(PlainLine.Of($"aurigraph-sim: {error.Message}"));
        Console.Error.WriteLine(HelpHint);
        return ExitCode.Usage;
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(Description)
        {
            RunCommand.Create(),
            ValidateCommand.Create(),
            ListCommand.Create(),
            RecordCommand.Create(),
            CheckCommand.Create(),
            SchemaCommand.Create(),
            LinearizabilityCommand.Create(),
            ElectionsCommand.Create(),
            ConformanceCommand.Create(),
            CapacityCommand.Create(),
            CalibrateCommand.Create(),
            PlanCommand.Create(),
            CompareCommand.Create(),
            NodeCommand.Create(),
            RolloutCommand.Create(),
            RehearseCommand.Create(),
            DriveCommand.Create(),
        };
        root.SetAction(_ =>
        {
            Console.Error.WriteLine($"aurigraph-sim: a command was expected: {string.Join(", ", root.Subcommands.Select(c => c.Name))}.");
            Console.Error.WriteLine(HelpHint);
            return ExitCode.Usage;
        });
        foreach (VersionOption version in root.Options.OfType<VersionOption>())
            version.Action = new PrintVersion();
        return root;
    }

    private static int Fail(Exception problem)
    {
        try
        {
            Console.Error.WriteLine(problem is IOException or UnauthorizedAccessException
                ? $"aurigraph-sim: reading or writing failed: {PlainLine.Of(problem.Message)}"
                : $"aurigraph-sim: internal error; please report it to the project with the scenario, the command line and this text:\n{problem}");
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
            // Standard error is gone as well: the exit code is all that is left to say it with.
        }
        return ExitCode.Internal;
    }
}
