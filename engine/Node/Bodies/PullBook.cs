using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Node.Bodies;

/// <summary>Bodies that were asked for and have not come: bounds the bytes under way and says when one may be asked for again. Pure.</summary>
internal sealed class PullBook(ByteCount limit)
{
    private readonly Dictionary<BatchId, (VirtualTime At, long Bytes)> _asked = [];

    /// <summary>Bytes asked for and not yet here.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether nothing is waited for.</summary>
    public bool IsEmpty => Bytes == 0;

    /// <summary>Whether there is room to ask for a body; one alone may always be asked for.</summary>
    public bool HasRoom(long bytes) => Bytes == 0 || Bytes + bytes <= limit.Bytes;

    /// <summary>Whether a body was asked for since an instant.</summary>
    public bool WasAskedSince(BatchId id, VirtualTime since) => _asked.TryGetValue(id, out var asked) && asked.At > since;

    /// <summary>A body is asked for.</summary>
    public void Ask(BatchReference reference, VirtualTime now)
    {
        Settle(reference.Id);
        _asked.Add(reference.Id, (now, reference.Bytes));
        Bytes += reference.Bytes;
    }

    /// <summary>A body came, or is not needed any more.</summary>
    public void Settle(BatchId id)
    {
        if (_asked.Remove(id, out var asked))
            Bytes -= asked.Bytes;
    }

    /// <summary>Nothing is waited for any more.</summary>
    public void Clear()
    {
        _asked.Clear();
        Bytes = 0;
    }
}
