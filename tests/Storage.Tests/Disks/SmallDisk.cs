using System.Diagnostics;

namespace Aurigraph.Storage.Tests.Disks;

/// <summary>A disk of a few megabytes, in memory.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts one.</summary>
    /// <returns>The disk; null where this machine does not let us.</returns>
    public static SmallDisk? TryMount(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/bin/mount"))
            return null;
        string path = Directory.CreateTempSubdirectory("small-disk-").FullName;
        if (Run("/bin/mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path) == 0)
            return new SmallDisk(path);
        Directory.Delete(path);
        return null;
    }

    public void Dispose()
    {
        _ = Run("/bin/umount", Path);
        Directory.Delete(Path);
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
