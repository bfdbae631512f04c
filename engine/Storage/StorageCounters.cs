using System.Diagnostics;
using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Storage;

/// <summary>What the stores of one node did since they were opened. May be read by any thread at any time.</summary>
public sealed class StorageCounters
{
    private readonly Lock _lock = new();
    private LatencyHistogram _syncTimes = new();
    private long _bytesWritten;
    private long _bytesRead;
    private long _syncs;
    private long _writes;
    private long _waits;
    private long _syncNanoseconds;

    /// <summary>Bytes given to the disk, of log, bodies, archive and checkpoints; what the state store rewrites when it merges is not in it.</summary>
    public long BytesWritten => Interlocked.Read(ref _bytesWritten);

    /// <summary>Bytes of bodies read back.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>Times the disk was asked to make everything durable.</summary>
    public long Syncs => Interlocked.Read(ref _syncs);

    /// <summary>Time in which a sync was under way, nanoseconds.</summary>
    public long SyncNanoseconds => Interlocked.Read(ref _syncNanoseconds);

    /// <summary>Writes that were acknowledged; many share a sync.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Times somebody had to wait because the queue of writes was full.</summary>
    public long QueueWaits => Interlocked.Read(ref _waits);

    /// <summary>How long syncs took since this was last asked; the next count begins empty.</summary>
    public LatencyHistogram TakeSyncTimes()
    {
        lock (_lock)
        {
            LatencyHistogram taken = _syncTimes;
            _syncTimes = new LatencyHistogram();
            return taken;
        }
    }

    internal void Wrote(long bytes) => Interlocked.Add(ref _bytesWritten, bytes);

    internal void Read(long bytes) => Interlocked.Add(ref _bytesRead, bytes);

    internal void Acknowledged(long writes) => Interlocked.Add(ref _writes, writes);

    internal void Waited() => Interlocked.Increment(ref _waits);

    internal void Synced(long startedAt)
    {
        var time = new Duration((long)Stopwatch.GetElapsedTime(startedAt).TotalNanoseconds);
        Interlocked.Increment(ref _syncs);
        Interlocked.Add(ref _syncNanoseconds, time.Nanoseconds);
        lock (_lock)
            _syncTimes.Record(time);
    }
}
