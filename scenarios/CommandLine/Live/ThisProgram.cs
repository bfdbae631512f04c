using Aurigraph.Live.Runs;

namespace Aurigraph.CommandLine.Live;

/// <summary>How this program starts itself again.</summary>
internal static class ThisProgram
{
    /// <summary>The command: the program's own executable, or the runtime with its assembly where it was started that way.</summary>
    public static ProgramCommand Command
    {
        get
        {
            string assembly = typeof(ThisProgram).Assembly.Location;
            string executable = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
            return File.Exists(executable)
                ? new ProgramCommand(executable, [])
                : new ProgramCommand(Environment.ProcessPath ?? throw new LiveRunException("This program does not know the file it was started from."), [assembly]);
        }
    }
}
