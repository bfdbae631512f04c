namespace Aurigraph.CommandLine;

/// <summary>What the process answers.</summary>
internal static class ExitCode
{
    /// <summary>Done; thresholds hold.</summary>
    public const int Done = 0;

    /// <summary>An error of the program itself.</summary>
    public const int Internal = 1;

    /// <summary>The file or the command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A threshold failed, or a check found a difference.</summary>
    public const int Failed = 3;

    /// <summary>A safety property was violated.</summary>
    public const int Violation = 4;

    /// <summary>Cancelled; what was measured is written.</summary>
    public const int Cancelled = 130;
}
