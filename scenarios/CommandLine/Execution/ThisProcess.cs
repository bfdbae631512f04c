using System.Diagnostics;

namespace Aurigraph.CommandLine.Execution;

/// <summary>What the process itself took.</summary>
internal static class ThisProcess
{
    /// <summary>The most physical memory it held so far, in bytes; null where the system does not tell.</summary>
    public static long? PeakMemory
    {
        get
        {
            using Process process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64 is > 0 and long peak ? peak : null;
        }
    }
}
