using Aurigraph.Units;

namespace Aurigraph.Simulation.Disk;

/// <content>What the disk did, exact at any instant: time under way counts up to now, bytes when they are done.</content>
public sealed partial class VirtualDisk
{
    private readonly long[] _written;
    private VirtualTime _startedAt;
    private long _busyTime;
    private long _bytesRead;
    private long _syncs;
    private long _completed;
    private int _waiting;
    private long _waitedArea;
    private VirtualTime _waitingSince;

    /// <summary>Operations that wait for the disk.</summary>
    public int Waiting => _waiting;

    /// <summary>Bytes a node has written so far.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    public ByteCount BytesWritten(int node) => new(_written[node]);

    /// <summary>All counters as they stand now; the difference of two tells what happened between them.</summary>
    public DiskUsage Snapshot() => new()
    {
        At = _kernel.Now,
        Busy = new Duration(_busyTime + (_busy ? (_kernel.Now - _startedAt).Nanoseconds : 0)),
        BytesWritten = new ByteCount(_written.Sum()),
        BytesRead = new ByteCount(_bytesRead),
        Syncs = _syncs,
        Completed = _completed,
        WaitedArea = new Duration(WaitedArea),
    };

    private long WaitedArea => checked(_waitedArea + (_waiting * (_kernel.Now - _waitingSince).Nanoseconds));

    private void ChangeWaiting(int by)
    {
        _waitedArea = WaitedArea;
        _waitingSince = _kernel.Now;
        _waiting += by;
    }

    private void Count(DiskTraffic served, ref DiskOperation operation)
    {
        long moved = served == DiskTraffic.Durable ? operation.Remaining : Math.Min(operation.Remaining, _chunk);
        operation = operation with { Remaining = operation.Remaining - moved };
        if (operation.Reads)
            _bytesRead += moved;
        else
            _written[operation.Node] += moved;
        if (operation.Remaining == 0)
            _completed++;
    }
}
