using System.CommandLine;
using Aurigraph.CommandLine.Commands;

namespace Aurigraph.CommandLine;

/// <summary>The command <c>aurigraph-sim</c>. It composes; all that it runs lives in the libraries.</summary>
public static class Program
{
    /// <summary>Runs a command line.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static int Main(string[] arguments)
    {
        var root = new RootCommand("Projects what an Aurigraph network does on given hardware, before it is bought.")
        {
            RunCommand.Create(),
            ValidateCommand.Create(),
            ListCommand.Create(),
            RecordCommand.Create(),
            CheckCommand.Create(),
            SchemaCommand.Create(),
        };
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count == 0)
            return parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null });
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine($"aurigraph-sim: {error.Message}");
        Console.Error.WriteLine("See `aurigraph-sim --help`, or `--help` after a command.");
        return ExitCode.Usage;
    }
}
