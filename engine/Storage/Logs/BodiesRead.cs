using Aurigraph.Node.Batches;

namespace Aurigraph.Storage.Logs;

/// <summary>Bodies that were read back and wait to be taken: each as often as it was asked for. Bounded: what nobody takes goes when there is no room for more.</summary>
/// <param name="mostBytes">How many bytes may wait.</param>
internal sealed class BodiesRead(long mostBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<BatchId, Waiting> _waiting = [];
    private readonly LinkedList<BatchId> _order = new();
    private long _bytes;

    /// <summary>A body was read.</summary>
    public void Put(BatchId id, byte[] content)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(id, out Waiting? same))
            {
                same.Times++;
                return;
            }
            while (_bytes + content.Length > mostBytes && _order.First is { Value: var oldest })
                Remove(oldest);
            _waiting.Add(id, new Waiting(content, _order.AddLast(id)));
            _bytes += content.Length;
        }
    }

    /// <summary>Takes a body.</summary>
    /// <returns>Its bytes; null when it was not read, was taken, or had to go.</returns>
    public byte[]? Take(BatchId id)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue(id, out Waiting? found))
                return null;
            if (--found.Times == 0)
                Remove(id);
            return found.Content;
        }
    }

    private void Remove(BatchId id)
    {
        _waiting.Remove(id, out Waiting? gone);
        _order.Remove(gone!.Place);
        _bytes -= gone.Content.Length;
    }

    private sealed class Waiting(byte[] content, LinkedListNode<BatchId> place)
    {
        public byte[] Content { get; } = content;

        public LinkedListNode<BatchId> Place { get; } = place;

        public int Times { get; set; } = 1;
    }
}
