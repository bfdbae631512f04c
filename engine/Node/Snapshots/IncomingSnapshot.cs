using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Snapshots;

/// <summary>A snapshot that is arriving. Parts count when they follow what is there; those of another snapshot begin anew when it is newer. Pure.</summary>
internal sealed class IncomingSnapshot
{
    private SnapshotMark? _mark;
    private long _received;

    /// <summary>A part arrived. The whole is complete when <see cref="SnapshotProgress.Received"/> has all its bytes.</summary>
    /// <returns>How much is there now.</returns>
    public SnapshotProgress Take(SnapshotChunk chunk)
    {
        bool isSame = _mark is not null && _mark.Index == chunk.Mark.Index && _mark.Term == chunk.Mark.Term;
        if (!isSame && (_mark is null || chunk.Mark.Index >= _mark.Index || chunk.Offset == 0))
        {
            _mark = chunk.Mark;
            _received = 0;
            isSame = true;
        }

        if (isSame && chunk.Offset <= _received)
            _received = Math.Max(_received, chunk.Offset + chunk.Length);
        return new SnapshotProgress(chunk.Mark.Index, chunk.Mark.Term, isSame ? _received : 0);
    }

    /// <summary>Forgets what has arrived.</summary>
    public void Clear()
    {
        _mark = null;
        _received = 0;
    }
}
