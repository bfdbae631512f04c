using Aurigraph.Storage;
using Aurigraph.Storage.Records;
using Aurigraph.Storage.Segments;

namespace Aurigraph.Benchmarks.Stores;

/// <summary>Segment files of our own. With <c>keep</c> below what is written, old files are written over, as in a node that compacts its log.</summary>
internal sealed class SegmentCandidate : ICandidateLog, IRecordVisitor
{
    private readonly SegmentLog _log;
    private readonly ReadOnlyMemory<byte>[] _content = new ReadOnlyMemory<byte>[1];
    private readonly ContentAddress[] _address = new ContentAddress[1];
    private readonly byte[] _payload = new byte[64];
    private readonly long _keep;
    private long _visited;

    public SegmentCandidate(string folder, long keep)
    {
        _keep = keep;
        _log = SegmentLog.Open(folder, new SegmentLogSettings(), new StorageCounters(), this, []);
    }

    public void Append(ReadOnlyMemory<byte> content)
    {
        _content[0] = content;
        _log.Append(RecordKind.Body, _payload, _content, _address);
    }

    public void Commit()
    {
        _log.Commit();
        if (_log.LastSegment - _log.FirstSegment > _keep)
            _log.RemoveBefore(_log.LastSegment - _keep);
    }

    public long ReadAll() => _visited;

    public void Visit(RecordKind kind, long segment, ReadOnlySpan<byte> payload, ReadOnlySpan<ContentAddress> contents) => _visited++;

    public void Dispose() => _log.Dispose();
}
