using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Observers;

/// <summary>A validator's side of the committed stream: gives each applied entry to the observers that follow it, as far as their credit goes.
/// Entries are gathered for a moment and sent together. Who falls behind is served from disk, a window at a time.</summary>
internal sealed class StreamFeed(NodeSettings settings, NodePorts ports, NodeLink link, HyperRaft core, LogIndex applied, Action<NodeId> sendState)
{
    /// <summary>How long entries are gathered for one message.</summary>
    public static readonly Duration GatherTime = Duration.FromMilliseconds(5);

    private const long GatherBytes = 256_000;
    private static readonly Duration SignOfLife = Duration.FromMilliseconds(500);

    private readonly SortedDictionary<NodeId, Subscriber> _subscribers = [];
    private LogIndex _applied = applied;

    /// <summary>Whether entries wait to be sent together.</summary>
    public bool IsGathering { get; private set; }

    /// <summary>Sends signs of life to observers that heard nothing for a while, and what they miss to those that nothing else reminds of: word
    /// of room or credit may be lost.</summary>
    public void KeepAlive()
    {
        VirtualTime now = ports.Clock.Now;
        foreach (Subscriber subscriber in _subscribers.Values)
        {
            CatchUp(subscriber);
            if (now - subscriber.SentAt < SignOfLife)
                continue;
            subscriber.SentAt = now;
            link.Send(subscriber.Node, new StreamBatch([], _applied, StreamContent.None, now), TrafficClass.Control);
        }
    }

    /// <summary>The lowest index that an observer is still to be given; the next to be applied when there is none.</summary>
    public LogIndex LowestNeeded
    {
        get
        {
            LogIndex lowest = _applied.Next;
            foreach (Subscriber subscriber in _subscribers.Values)
                lowest = LogIndex.Min(lowest, subscriber.Next);
            return lowest;
        }
    }

    /// <summary>A snapshot took this validator's state forward: observers get it in their turn.</summary>
    public void Skip(LogIndex applied)
    {
        _applied = applied;
        foreach (Subscriber subscriber in _subscribers.Values)
            CatchUp(subscriber);
    }

    /// <summary>Whether anybody follows.</summary>
    public bool HasSubscribers => _subscribers.Count > 0;

    /// <summary>An observer wants the stream. A leader refuses, unless it is the only validator.</summary>
    public void OnSubscribe(NodeId observer, StreamSubscribe subscribe)
    {
        if (core.Role == RaftRole.Leader && settings.Validators.Count > 1)
        {
            link.Send(observer, new StreamRefused(core.Term, settings.Self), TrafficClass.Control);
            return;
        }
        var subscriber = new Subscriber(observer, subscribe, ports.Clock.Now);
        _subscribers[observer] = subscriber;
        link.Send(observer, new StreamBatch([], _applied, StreamContent.None, ports.Clock.Now), TrafficClass.Control);
        CatchUp(subscriber);
    }

    /// <summary>This validator leads now: its observers go elsewhere.</summary>
    public void Close(Term term, NodeId leader)
    {
        if (settings.Validators.Count == 1)
            return;
        foreach (Subscriber subscriber in _subscribers.Values)
            link.Send(subscriber.Node, new StreamRefused(term, leader), TrafficClass.Control);
        _subscribers.Clear();
    }

    /// <summary>An entry was applied here; its body is still in memory.</summary>
    public void OnApplied(EntryApplied applied)
    {
        _applied = applied.Entry.Index;
        foreach (Subscriber subscriber in _subscribers.Values)
        {
            if (subscriber.Next != applied.Entry.Index || subscriber.Reading || !subscriber.HasCredit(StreamBatch.BytesOf(applied.Entry, subscriber.Content)))
                continue;
            subscriber.Add(applied.Entry, applied.CommittedAt);
            if (subscriber.PendingBytes >= GatherBytes)
                Send(subscriber);
            else
                IsGathering = true;
        }
    }

    /// <summary>Sends what was gathered.</summary>
    public void Flush()
    {
        IsGathering = false;
        foreach (Subscriber subscriber in _subscribers.Values)
        {
            if (!subscriber.Reading)
                Send(subscriber);
        }
    }

    /// <summary>An observer applied: it may be given more.</summary>
    public void OnCredit(NodeId observer, LogIndex applied)
    {
        if (!_subscribers.TryGetValue(observer, out Subscriber? subscriber))
            return;
        subscriber.Credit(applied);
        CatchUp(subscriber);
    }

    /// <summary>A buffer that refused has room again.</summary>
    public void OnDrained(NodeId peer)
    {
        if (_subscribers.TryGetValue(peer, out Subscriber? subscriber))
            CatchUp(subscriber);
    }

    /// <summary>Bodies were read back for an observer.</summary>
    public void OnRead(FeedRead read)
    {
        if (!_subscribers.TryGetValue(read.Observer, out Subscriber? subscriber) || !subscriber.Reading || subscriber != read.Subscriber)
            return;
        subscriber.Reading = false;
        if (settings.Accounts is not null)
            subscriber.AttachBodies(ports.Log.Body);
        if (Send(subscriber))
            CatchUp(subscriber);
    }

    /// <summary>Reads back what an observer has missed, as much as it can take. After a restart the state may be ahead of the log, whose end may even
    /// be entries that were never committed: only what this validator's own log knows committed is given.</summary>
    private void CatchUp(Subscriber subscriber)
    {
        LogIndex end = LogIndex.Min(_applied, core.CommitIndex);
        if (subscriber.Reading || subscriber.Next > end || subscriber.Pending.Count > 0)
            return;
        if (subscriber.Next < core.FirstIndex)
        {
            // What it lacks is gone from the log: it gets the state, and comes back for what follows.
            sendState(subscriber.Node);
            return;
        }
        VirtualTime now = ports.Clock.Now;
        List<BatchReference> missing = [];
        while (subscriber.Next <= end)
        {
            LogEntry entry = core.Entry(subscriber.Next);
            if (!subscriber.HasCredit(StreamBatch.BytesOf(entry, subscriber.Content)))
                break;
            subscriber.Add(entry, now);
            if (subscriber.Content == StreamContent.Full && entry.Payload is BatchPayload batch)
                missing.Add(batch.Reference);
        }
        if (subscriber.Pending.Count == 0)
            return;
        if (missing.Count > 0)
        {
            subscriber.Reading = true;
            ports.Log.ReadBodies(missing, link.Replica, new FeedRead(subscriber.Node, subscriber));
        }
        else
        {
            Send(subscriber);
        }
    }

    private bool Send(Subscriber subscriber)
    {
        if (subscriber.Pending.Count == 0)
            return true;
        StreamBatch batch = subscriber.Take(_applied, ports.Clock.Now);
        if (link.Send(subscriber.Node, batch, TrafficClass.Bulk) == SendResult.Accepted)
            return true;
        subscriber.TakeBack(batch);
        return false;
    }
}

/// <summary>Bodies were read back from disk to be sent to an observer.</summary>
/// <param name="Observer">The observer.</param>
/// <param name="Subscriber">Its subscription; another one may have taken its place meanwhile.</param>
internal sealed record FeedRead(NodeId Observer, Subscriber Subscriber);
