using System.CommandLine;
using Aurigraph.Scenarios;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>schema</c>: the JSON Schema of scenario files.</summary>
internal static class SchemaCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        var command = new Command("schema", "Prints the JSON Schema of scenario files, for editors.");
        command.SetAction(_ =>
        {
            Console.Out.Write(ScenarioSchema.Generate());
            return ExitCode.Done;
        });
        return command;
    }
}
