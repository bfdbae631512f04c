using System.Globalization;

namespace Aurigraph.CommandLine.Tests.Running;

/// <summary>A test that sends signals; skipped where there are none, or where this process was started with SIGINT ignored, which its
/// children inherit.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SignalFactAttribute : FactAttribute
{
    private const ulong InterruptBit = 1 << 1;

    public SignalFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no signals to send.";
        else if (InterruptIsIgnored())
            Skip = "This process was started with SIGINT ignored (a background job of a shell), and so would be the command.";
    }

    private static bool InterruptIsIgnored()
    {
        const string Status = "/proc/self/status";
        string? ignored = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        return ignored is not null && (ulong.Parse(ignored["SigIgn:".Length..].Trim(), NumberStyles.HexNumber) & InterruptBit) != 0;
    }
}
