using System.Diagnostics;
using System.Globalization;
using Akka.Actor;
using Aurigraph.Storage;
using Aurigraph.Storage.Logs;
using Aurigraph.Storage.Writing;

namespace Aurigraph.Benchmarks.Stores;

/// <summary>What a durable log of batches costs on this disk: candidates side by side, each behind the same thread that commits what waits as one group. A size is written
/// with so much outstanding; 256 bytes one at a time. Written to the folder that is named, which must be on the disk in question.</summary>
internal static class StoreComparison
{
    private const long RecoveredBytes = 1_000_000_000;

    private static readonly (int Size, long Bytes, int Outstanding)[] Loads =
        [(256, 1_000_000, 1), (4_096, 200_000_000, 2_048), (65_536, 800_000_000, 256), (1 << 20, 1_600_000_000, 16)];

    public static void Run(string folder, IReadOnlyList<string> only)
    {
        var candidates = new (string Name, Func<string, ICandidateLog> Open)[]
        {
            ("bare file", f => new BareFile(f)),
            ("segments, new files", f => new SegmentCandidate(f, long.MaxValue)),
            ("segments, used files", f => new SegmentCandidate(f, 2)),
            ("RocksDB", f => new RocksCandidate(f)),
            ("FasterLog", f => new FasterCandidate(f)),
        };
        Console.WriteLine("| log | bytes | writes/s | MB/s | CPU ms/MB | written per byte |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach ((string name, Func<string, ICandidateLog> open) in candidates)
        {
            if (only.Count > 0 && !only.Any(o => name.Contains(o, StringComparison.OrdinalIgnoreCase)))
                continue;
            foreach ((int size, long bytes, int outstanding) in Loads)
                Console.WriteLine(InFolder(folder, place => Write(name, open, place, size, bytes, outstanding)));
            Console.WriteLine(InFolder(folder, place => Recover(name, open, place)));
        }
    }

    private static string InFolder(string folder, Func<string, string> measure)
    {
        string place = Path.Combine(folder, "store-comparison");
        if (Directory.Exists(place))
            Directory.Delete(place, recursive: true);
        Directory.CreateDirectory(place);
        string line = measure(place);
        Directory.Delete(place, recursive: true);
        return line;
    }

    private static string Write(string name, Func<string, ICandidateLog> open, string folder, int size, long bytes, int outstanding)
    {
        using ICandidateLog log = open(folder);
        using var room = new Outstanding(outstanding);
        using var writer = new GroupWriter("measured", folder, log.Commit, failure => Environment.FailFast(failure.ToString()), new StorageCounters());
        byte[] content = Content(size);
        Pour(bytes / 10);
        using var process = Process.GetCurrentProcess();
        TimeSpan processor = process.TotalProcessorTime;
        long written = WrittenToDisk();
        long started = Stopwatch.GetTimestamp();
        long count = Pour(bytes);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        double megabytes = (double)count * size / 1e6;
        double milliseconds = (process.TotalProcessorTime - processor).TotalMilliseconds;
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {size} | {count / seconds:F0} | {megabytes / seconds:F0} | {milliseconds / megabytes:F2} | {(WrittenToDisk() - written) / 1e6 / megabytes:F2} |");

        long Pour(long volume)
        {
            long n = volume / size;
            for (long i = 0; i < n; i++)
            {
                room.Take();
                writer.Enqueue(new QueuedWrite(() => log.Append(content), size, room, room));
            }
            room.Drain();
            return n;
        }
    }

    private static string Recover(string name, Func<string, ICandidateLog> open, string folder)
    {
        byte[] content = Content(65_536);
        using (ICandidateLog log = open(folder))
        {
            for (long written = 0; written < RecoveredBytes; written += 16 * content.Length)
            {
                for (int i = 0; i < 16; i++)
                    log.Append(content);
                log.Commit();
            }
        }
        using var process = Process.GetCurrentProcess();
        TimeSpan processor = process.TotalProcessorTime;
        long started = Stopwatch.GetTimestamp();
        using ICandidateLog again = open(folder);
        long count = again.ReadAll();
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | opened with {count} records of 64 KB | {seconds:F2} s | | {(process.TotalProcessorTime - processor).TotalMilliseconds:F0} ms | |");
    }

    private static byte[] Content(int size)
    {
        byte[] content = new byte[size];
        new Random(size).NextBytes(content);
        return content;
    }

    /// <summary>Bytes that this process had the system write to disk; 0 where the system does not say.</summary>
    private static long WrittenToDisk()
    {
        const string Name = "write_bytes: ";
        return File.Exists("/proc/self/io") && File.ReadLines("/proc/self/io").FirstOrDefault(l => l.StartsWith(Name, StringComparison.Ordinal)) is { } line
            ? long.Parse(line.AsSpan(Name.Length), CultureInfo.InvariantCulture)
            : 0;
    }

    /// <summary>Bounds what is outstanding: takes the answers.</summary>
    private sealed class Outstanding(int most) : MinimalActorRef, IDisposable
    {
        private readonly SemaphoreSlim _room = new(most);

        public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "outstanding"));

        public override IActorRefProvider Provider => throw new NotSupportedException();

        public void Take() => _room.Wait();

        public void Drain()
        {
            for (int i = 0; i < most; i++)
                _room.Wait();
            _room.Release(most);
        }

        public void Dispose() => _room.Dispose();

        protected override void TellInternal(object message, IActorRef sender) => _room.Release();
    }
}
