using System.Reflection;
using System.Runtime.InteropServices;
using Aurigraph.Measurement;

namespace Aurigraph.CommandLine.Execution;

/// <summary>The machine and the program, as results name them.</summary>
internal static class ThisMachine
{
    /// <summary>Version of the program.</summary>
    public static string Version { get; } =
        typeof(ThisMachine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The machine.</summary>
    public static MachineEnvironment Environment { get; } =
        new(RuntimeInformation.OSDescription, Processor(), System.Environment.ProcessorCount, RuntimeInformation.FrameworkDescription);

    private static string Processor()
    {
        const string Information = "/proc/cpuinfo";
        if (!File.Exists(Information))
            return RuntimeInformation.ProcessArchitecture.ToString();
        string? model = File.ReadLines(Information).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
        return model is null ? RuntimeInformation.ProcessArchitecture.ToString() : model[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
