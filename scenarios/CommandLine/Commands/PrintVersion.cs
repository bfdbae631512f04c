using System.CommandLine;
using System.CommandLine.Invocation;
using Aurigraph.CommandLine.Execution;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>--version</c>: name and version on one line.</summary>
internal sealed class PrintVersion : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"aurigraph-sim {ThisMachine.Version}");
        return ExitCode.Done;
    }
}
