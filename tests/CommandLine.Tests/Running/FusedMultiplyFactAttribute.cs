using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Aurigraph.CommandLine.Tests.Running;

/// <summary>A test that turns off the processor's fused multiply-add in the C library; skipped where that cannot be done.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FusedMultiplyFactAttribute : FactAttribute
{
    public FusedMultiplyFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal))
            Skip = "The C library is not glibc, so GLIBC_TUNABLES says nothing to it.";
        else if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
            Skip = "The tunable names features of x64 processors.";
        else if (!Fma.IsSupported)
            Skip = "The processor has no fused multiply-add to turn off.";
    }
}
