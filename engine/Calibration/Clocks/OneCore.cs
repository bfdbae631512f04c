using System.Runtime.InteropServices;

namespace Aurigraph.Calibration.Clocks;

/// <summary>Binds threads to one core, so that they must take turns.</summary>
internal static partial class OneCore
{
    private const int MaskBytes = 128;

    /// <summary>The core the calling thread runs on; 0 where the system does not tell.</summary>
    public static int Current => OperatingSystem.IsLinux() ? Math.Max(0, CurrentCore()) : 0;

    /// <summary>Binds the calling thread to a core.</summary>
    /// <returns>Whether the system did so; only Linux does.</returns>
    public static bool Bind(int core)
    {
        if (!OperatingSystem.IsLinux() || core >= MaskBytes * 8)
            return false;
        byte[] mask = new byte[MaskBytes];
        mask[core / 8] = (byte)(1 << (core % 8));
        return SetAffinity(0, MaskBytes, mask) == 0;
    }

    [LibraryImport("libc", EntryPoint = "sched_getcpu")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int CurrentCore();

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAffinity(int thread, nint bytes, byte[] mask);
}
