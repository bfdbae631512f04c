using Aurigraph.Node.Ledger;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Snapshots;

/// <summary>A snapshot that is arriving. Parts count when they follow what is there; those of another snapshot begin anew when it is newer. Pure.</summary>
internal sealed class IncomingSnapshot
{
    private const long MaxBytes = 1L << 30;

    private SnapshotMark? _mark;
    private long _received;
    private byte[] _content = [];

    /// <summary>A part arrived. The whole is complete when <see cref="SnapshotProgress.Received"/> has all its bytes.</summary>
    /// <returns>How much is there now.</returns>
    public SnapshotProgress Take(SnapshotChunk chunk)
    {
        // One that no memory holds, or that is none, is not begun.
        if (!chunk.Content.IsEmpty && chunk.Total is <= 0 or > MaxBytes)
            return new SnapshotProgress(chunk.Mark.Index, chunk.Mark.Term, 0);
        bool isSame = _mark is not null && _mark.Index == chunk.Mark.Index && _mark.Term == chunk.Mark.Term;
        if (!isSame && (_mark is null || chunk.Mark.Index >= _mark.Index || chunk.Offset == 0))
        {
            _mark = chunk.Mark;
            _received = 0;
            _content = chunk.Content.IsEmpty ? [] : new byte[chunk.Total];
            isSame = true;
        }

        if (isSame && chunk.Offset <= _received && Keep(chunk))
            _received = Math.Max(_received, chunk.Offset + chunk.Length);
        return new SnapshotProgress(chunk.Mark.Index, chunk.Mark.Term, isSame ? _received : 0);
    }

    /// <summary>What to restore, now that all parts are there.</summary>
    /// <param name="last">The part that made it whole.</param>
    /// <param name="accounts">The accounts of this node; null where none are kept.</param>
    /// <exception cref="FormatException">The parts do not make up a state.</exception>
    public RestoreState Complete(SnapshotChunk last, AccountSettings? accounts)
    {
        RestoreState restore;
        if (_content.Length == 0)
            restore = new RestoreState(last.State, last.Total);
        else if (accounts is null)
            restore = new RestoreState(LedgerStateCodec.Read(_content), last.Total);
        else
            restore = Restored(LedgerStateCodec.Read(_content, accounts), last.Total);
        Clear();
        return restore;
    }

    /// <summary>Forgets what has arrived.</summary>
    public void Clear()
    {
        _mark = null;
        _received = 0;
        _content = [];
    }

    private static RestoreState Restored((LedgerState State, AccountBook Accounts) read, long bytes) => new(read.State, bytes) { Accounts = read.Accounts };

    /// <summary>Whether a part fits the whole it is said to be of.</summary>
    private bool Keep(SnapshotChunk chunk)
    {
        if (chunk.Content.IsEmpty)
            return _content.Length == 0;
        if (chunk.Offset < 0 || chunk.Offset + chunk.Content.Length > _content.Length)
            return false;
        chunk.Content.Span.CopyTo(_content.AsSpan((int)chunk.Offset));
        return true;
    }
}
