using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Observers;

/// <summary>A validator's side of the committed stream: sends each applied entry to the observers that follow it, as far as their credit goes.
/// Who falls behind is served from disk, one read at a time.</summary>
internal sealed class StreamFeed
{
    private static readonly Duration SignOfLife = Duration.FromMilliseconds(500);

    private readonly NodeSettings _settings;
    private readonly NodePorts _ports;
    private readonly NodeLink _link;
    private readonly HyperRaft _core;
    private readonly SortedDictionary<NodeId, Subscriber> _subscribers = [];
    private LogIndex _applied;

    public StreamFeed(NodeSettings settings, NodePorts ports, NodeLink link, HyperRaft core, LogIndex applied)
    {
        _settings = settings;
        _ports = ports;
        _link = link;
        _core = core;
        _applied = applied;
    }

    /// <summary>Sends signs of life to observers that heard nothing for a while.</summary>
    public void KeepAlive()
    {
        VirtualTime now = _ports.Clock.Now;
        foreach (Subscriber subscriber in _subscribers.Values)
        {
            if (now - subscriber.SentAt < SignOfLife)
                continue;
            subscriber.SentAt = now;
            _link.Send(subscriber.Node, new StreamItem(null, _applied, StreamContent.None, now), TrafficClass.Control);
        }
    }

    /// <summary>An observer wants the stream. A leader refuses, unless it is the only validator.</summary>
    public void OnSubscribe(NodeId observer, StreamSubscribe subscribe)
    {
        if (_core.Role == RaftRole.Leader && _settings.Validators.Count > 1)
        {
            _link.Send(observer, new StreamRefused(_core.Term, _settings.Self), TrafficClass.Control);
            return;
        }
        var subscriber = new Subscriber(observer, subscribe.Content, subscribe.After.Next, _ports.Clock.Now);
        _subscribers[observer] = subscriber;
        _link.Send(observer, new StreamItem(null, _applied, StreamContent.None, _ports.Clock.Now), TrafficClass.Control);
        Serve(subscriber);
    }

    /// <summary>This validator leads now: its observers go elsewhere.</summary>
    public void Close(Term term, NodeId leader)
    {
        if (_settings.Validators.Count == 1)
            return;
        foreach (Subscriber subscriber in _subscribers.Values)
            _link.Send(subscriber.Node, new StreamRefused(term, leader), TrafficClass.Control);
        _subscribers.Clear();
    }

    /// <summary>An entry was applied here; its body is still in memory.</summary>
    public void OnApplied(EntryApplied applied)
    {
        _applied = applied.Entry.Index;
        foreach (Subscriber subscriber in _subscribers.Values)
        {
            if (subscriber.Next == applied.Entry.Index && !subscriber.Reading && subscriber.HasCredit(BytesOf(applied.Entry, subscriber.Content)))
                Send(subscriber, applied.Entry, applied.CommittedAt);
        }
    }

    /// <summary>An observer applied: it may be sent more.</summary>
    public void OnCredit(NodeId observer, LogIndex applied)
    {
        if (!_subscribers.TryGetValue(observer, out Subscriber? subscriber))
            return;
        subscriber.Credit(applied);
        Serve(subscriber);
    }

    /// <summary>A buffer that refused has room again.</summary>
    public void OnDrained(NodeId peer)
    {
        if (_subscribers.TryGetValue(peer, out Subscriber? subscriber))
            Serve(subscriber);
    }

    /// <summary>A body was read back for an observer.</summary>
    public void OnRead(FeedRead read)
    {
        if (!_subscribers.TryGetValue(read.Observer, out Subscriber? subscriber) || subscriber.Next != read.Index || !subscriber.Reading)
            return;
        subscriber.Reading = false;
        if (Send(subscriber, _core.Entry(read.Index), _ports.Clock.Now))
            Serve(subscriber);
    }

    private void Serve(Subscriber subscriber)
    {
        while (!subscriber.Reading && subscriber.Next <= _applied)
        {
            LogEntry entry = _core.Entry(subscriber.Next);
            if (!subscriber.HasCredit(BytesOf(entry, subscriber.Content)))
                return;
            if (entry.Payload is BatchPayload batch && subscriber.Content == StreamContent.Full)
            {
                subscriber.Reading = true;
                _ports.Log.ReadBody(batch.Reference, _link.Replica, new FeedRead(subscriber.Node, entry.Index));
                return;
            }
            if (!Send(subscriber, entry, _ports.Clock.Now))
                return;
        }
    }

    private bool Send(Subscriber subscriber, LogEntry entry, VirtualTime committedAt)
    {
        if (_link.Send(subscriber.Node, new StreamItem(entry, _applied, subscriber.Content, committedAt), TrafficClass.Bulk) == SendResult.Full)
            return false;
        subscriber.Sent(entry.Index, BytesOf(entry, subscriber.Content), _ports.Clock.Now, _settings.Origin.Window);
        return true;
    }

    private static long BytesOf(LogEntry entry, StreamContent content) =>
        WireFormat.Reference + (content == StreamContent.Full && entry.Payload is BatchPayload batch ? batch.Reference.Bytes : 0);

    private sealed class Subscriber(NodeId node, StreamContent content, LogIndex next, VirtualTime now)
    {
        private readonly Queue<(LogIndex Index, long Bytes)> _uncredited = new();
        private long _bytes;
        private long _window = long.MaxValue;

        public NodeId Node { get; } = node;

        public StreamContent Content { get; } = content;

        public LogIndex Next { get; private set; } = next;

        public VirtualTime SentAt { get; set; } = now;

        public bool Reading { get; set; }

        public bool HasCredit(long bytes) => _bytes == 0 || _bytes + bytes <= _window;

        public void Sent(LogIndex index, long bytes, VirtualTime now, ByteCount window)
        {
            _window = window.Bytes;
            _uncredited.Enqueue((index, bytes));
            _bytes += bytes;
            Next = index.Next;
            SentAt = now;
        }

        public void Credit(LogIndex applied)
        {
            while (_uncredited.TryPeek(out var first) && first.Index <= applied)
                _bytes -= _uncredited.Dequeue().Bytes;
        }
    }
}

/// <summary>A body was read back from disk to be sent to an observer.</summary>
/// <param name="Observer">The observer.</param>
/// <param name="Index">The entry that names it.</param>
internal sealed record FeedRead(NodeId Observer, LogIndex Index);
