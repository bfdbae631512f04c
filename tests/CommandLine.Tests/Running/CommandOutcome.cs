namespace Aurigraph.CommandLine.Tests.Running;

/// <summary>What a finished process left.</summary>
internal sealed record CommandOutcome(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Asserts the exit code; a failure shows all that was printed.</summary>
    public CommandOutcome Exits(int expected)
    {
        if (ExitCode != expected)
            Assert.Fail($"Exit code {expected} was expected and {ExitCode} came.\n--- output\n{Output}\n--- error\n{Error}");
        return this;
    }
}
