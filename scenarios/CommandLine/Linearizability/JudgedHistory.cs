using Aurigraph.Checkers.Linearizability;
using Aurigraph.Checkers.Linearizability.Histories;

namespace Aurigraph.CommandLine.Linearizability;

/// <summary>A history and what the checker found.</summary>
/// <param name="File">As it was named on the command line.</param>
/// <param name="History">What is in it.</param>
/// <param name="Result">What was found.</param>
internal sealed record JudgedHistory(string File, RecordedHistory History, LinearizabilityResult Result)
{
    /// <summary>The verdict in the words of the command.</summary>
    public string Verdict => Result.Verdict switch
    {
        Checkers.Linearizability.Verdict.Linearizable => "linearizable",
        Checkers.Linearizability.Verdict.NotLinearizable => "not linearizable",
        _ => "undecided",
    };

    /// <summary>The exit code of that verdict.</summary>
    public int ExitCode => Result.Verdict switch
    {
        Checkers.Linearizability.Verdict.Linearizable => CommandLine.ExitCode.Done,
        Checkers.Linearizability.Verdict.NotLinearizable => CommandLine.ExitCode.Violation,
        _ => CommandLine.ExitCode.Failed,
    };
}
