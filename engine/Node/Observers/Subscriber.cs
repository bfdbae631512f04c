using Aurigraph.Node.Batches;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Observers;

/// <summary>An observer as its feeder sees it: where it is in the stream and how many bytes it can still take. Pure.</summary>
internal sealed class Subscriber(NodeId node, StreamSubscribe subscription, VirtualTime now)
{
    private readonly Queue<(LogIndex Index, long Bytes)> _uncredited = new();
    private readonly List<LogEntry> _pending = [];
    private long _bytes;

    /// <summary>Who.</summary>
    public NodeId Node { get; } = node;

    /// <summary>What it wants.</summary>
    public StreamContent Content { get; } = subscription.Content;

    /// <summary>The next entry it is to be given.</summary>
    public LogIndex Next { get; private set; } = subscription.After.Next;

    /// <summary>When something was last sent.</summary>
    public VirtualTime SentAt { get; set; } = now;

    /// <summary>Whether bodies are being read back for it.</summary>
    public bool Reading { get; set; }

    /// <summary>Entries that wait to be sent together.</summary>
    public IReadOnlyList<LogEntry> Pending => _pending;

    /// <summary>Bytes that wait to be sent together.</summary>
    public long PendingBytes { get; private set; }

    /// <summary>When the first pending entry was known committed.</summary>
    public VirtualTime PendingSince { get; private set; }

    /// <summary>Whether it can take an entry; one alone it always can.</summary>
    public bool HasCredit(long bytes) => _bytes == 0 || _bytes + bytes <= subscription.Window.Bytes;

    /// <summary>Adds an entry to those that wait to be sent.</summary>
    public void Add(LogEntry entry, VirtualTime committedAt)
    {
        if (_pending.Count == 0)
            PendingSince = committedAt;
        long bytes = StreamBatch.BytesOf(entry, Content);
        _pending.Add(entry);
        PendingBytes += bytes;
        _bytes += bytes;
        _uncredited.Enqueue((entry.Index, bytes));
        Next = entry.Index.Next;
    }

    /// <summary>Gives the entries that wait the bodies they name.</summary>
    public void AttachBodies(Func<BatchReference, BatchBody> read)
    {
        if (Content != StreamContent.Full)
            return;
        for (int i = 0; i < _pending.Count; i++)
        {
            if (_pending[i].Payload is BatchPayload { Body: null } batch)
                _pending[i] = new LogEntry(_pending[i].Term, _pending[i].Index, new BatchPayload(batch.Reference, read(batch.Reference)));
        }
    }

    /// <summary>Takes the entries that wait, as one message.</summary>
    public StreamBatch Take(LogIndex applied, VirtualTime now)
    {
        var batch = new StreamBatch(_pending.ToArray(), applied, Content, PendingSince);
        _pending.Clear();
        PendingBytes = 0;
        SentAt = now;
        return batch;
    }

    /// <summary>The network refused what was taken: those entries are to be given again.</summary>
    public void TakeBack(StreamBatch batch)
    {
        Next = batch.Entries[0].Index;
        foreach (LogEntry entry in batch.Entries)
            _bytes -= StreamBatch.BytesOf(entry, Content);
        (LogIndex Index, long Bytes)[] kept = [.. _uncredited.Where(u => u.Index < Next)];
        _uncredited.Clear();
        foreach ((LogIndex Index, long Bytes) credit in kept)
            _uncredited.Enqueue(credit);
    }

    /// <summary>It has applied up to an index.</summary>
    public void Credit(LogIndex applied)
    {
        while (_uncredited.TryPeek(out var first) && first.Index <= applied)
            _bytes -= _uncredited.Dequeue().Bytes;
    }
}
