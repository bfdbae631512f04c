using FASTER.core;

namespace Aurigraph.Benchmarks.Stores;

/// <summary>FasterLog with a checksum for each record.</summary>
internal sealed class FasterCandidate : ICandidateLog
{
    private readonly IDevice _device;
    private readonly FasterLog _log;

    public FasterCandidate(string folder)
    {
        _device = Devices.CreateLogDevice(Path.Combine(folder, "log"));
        _log = new FasterLog(new FasterLogSettings
        {
            LogDevice = _device,
            LogCommitDir = Path.Combine(folder, "commits"),
            PageSizeBits = 22,
            MemorySizeBits = 25,
            SegmentSizeBits = 26,
            LogChecksum = LogChecksumType.PerEntry,
            RemoveOutdatedCommits = true,
        });
    }

    public void Append(ReadOnlyMemory<byte> content) => _log.Enqueue(content.Span);

    public void Commit() => _log.Commit(spinWait: true);

    public long ReadAll()
    {
        long count = 0;
        using FasterLogScanIterator scan = _log.Scan(_log.BeginAddress, _log.TailAddress);
        while (scan.GetNext(out _, out _, out _))
            count++;
        return count;
    }

    public void Dispose()
    {
        _log.Dispose();
        _device.Dispose();
    }
}
