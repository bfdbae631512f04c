using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Aurigraph.Storage.Segments;

/// <summary>What makes files and folders durable.</summary>
internal static partial class Durable
{
    private const int ReadOnlyDirectory = 0x10000;
    private const int Interrupted = 4;
    private const int DontNeed = 4;

    /// <summary>Makes the content of a file durable, and of its metadata what reading it back takes.</summary>
    /// <exception cref="IOException">The disk did not.</exception>
    public static void Sync(SafeFileHandle file, string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }
        bool added = false;
        try
        {
            file.DangerousAddRef(ref added);
            int code;
            while ((code = DataSync((int)file.DangerousGetHandle())) != 0 && Marshal.GetLastPInvokeError() == Interrupted)
            {
            }
            if (code != 0)
                throw Failure("The disk did not make it durable", path);
        }
        finally
        {
            if (added)
                file.DangerousRelease();
        }
    }

    /// <summary>Lets the system forget what it holds in memory of a file that is durable. A hint: nothing follows from it but memory.</summary>
    public static void Uncache(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
            return;
        bool added = false;
        try
        {
            file.DangerousAddRef(ref added);
            _ = Advise((int)file.DangerousGetHandle(), 0, 0, DontNeed);
        }
        finally
        {
            if (added)
                file.DangerousRelease();
        }
    }

    /// <summary>Makes the names in a folder durable: files that were made, renamed or removed.</summary>
    /// <exception cref="IOException">The disk did not.</exception>
    public static void SyncFolder(string path)
    {
        if (!OperatingSystem.IsLinux())
            return;
        int folder = Open(path, ReadOnlyDirectory);
        if (folder < 0)
            throw Failure("The folder cannot be opened", path);
        int code = FullSync(folder);
        IOException? failure = code == 0 ? null : Failure("The disk did not make the folder durable", path);
        _ = Close(folder);
        if (failure is not null)
            throw failure;
    }

    /// <summary>Writes a small file so that it is there whole, old or new, whatever happens.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        string fresh = path + ".new";
        using (SafeFileHandle file = File.OpenHandle(fresh, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, content, 0);
            RandomAccess.FlushToDisk(file);
        }
        File.Move(fresh, path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(path)!);
    }

    private static IOException Failure(string what, string path)
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException($"{what}: '{path}': {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int DataSync(int file);

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(int file, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FullSync(int file);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
