using Aurigraph.Node.Batches;
using Aurigraph.Storage;
using Aurigraph.Storage.Logs;
using Aurigraph.Storage.Segments;
using Aurigraph.Units;

namespace Aurigraph.Calibration.Probes;

/// <summary>The log of a node, written by the thread that measures: bodies of batches become records with checksums in segment files, each made durable before the next. Segments are
/// written over as those of a node that has run for a while are.</summary>
internal sealed class DurableLog : IDisposable
{
    /// <summary>Bytes of a small body: some thirteen transactions.</summary>
    public const int Small = 4_096;

    /// <summary>Bytes of a large body: some three thousand transactions.</summary>
    public const int Large = 1 << 20;

    private const long SegmentBytes = 16 << 20;

    private static readonly NodeId Origin = NodeId.Business(1);

    private readonly ProbeFolder _folder;
    private readonly SegmentLog _log;
    private readonly LogWrites _writes;
    private readonly byte[] _content = SampleTransaction.Bytes(0, Large);
    private readonly BatchDigest _digest = BatchDigest.Described(1);
    private long _sequence;

    /// <summary>Makes the log and writes until it has segments to write over.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public DurableLog(string folder)
    {
        _folder = new ProbeFolder(folder, "log");
        var contents = new LogContents();
        _log = SegmentLog.Open(_folder.Path, new SegmentLogSettings { SegmentBytes = SegmentBytes }, new StorageCounters(), contents, []);
        _writes = new LogWrites(_log, contents, new Lock());
        while (_log.LastSegment < 4)
            Write(Large);
    }

    /// <summary>Makes the body of a batch durable.</summary>
    /// <param name="bytes">Its bytes; at most <see cref="Large"/>.</param>
    public void Write(int bytes)
    {
        _sequence++;
        var id = new BatchId(Origin, 1, _sequence);
        _writes.Write(new BatchBody(new BatchReference(id, _digest, Math.Max(1, bytes / SampleTransaction.SignedSize), bytes), new Payload(bytes, _content.AsMemory(0, bytes))));
        _log.Commit();
        // Nobody needs it: its segment is given up when the next one has begun.
        _writes.Drop(id);
        if (_log.FirstSegment < _log.LastSegment)
            _log.RemoveBefore(_log.LastSegment);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }
}
