namespace Aurigraph.Live.Runs;

/// <summary>How a process of this program is started.</summary>
/// <param name="Executable">The file to run.</param>
/// <param name="Arguments">What comes before the command's own arguments.</param>
public sealed record ProgramCommand(string Executable, IReadOnlyList<string> Arguments);
