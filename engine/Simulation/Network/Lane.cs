using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>A server of a fixed bandwidth with two queues: a NIC in one direction, a shared link, or the local lane of a container.
/// <para>Control goes before bulk; within a class connections take turns, one piece each (a control message, or a chunk of a bulk
/// message); a piece that has begun is never interrupted. With Poisson arrivals of one size it is an M/D/1 queue.</para>
/// <para>An idle lane serves at once and posts nothing; only a lane with something waiting posts an event, for the end of the
/// piece it serves. An unlimited lane never waits.</para></summary>
internal sealed class Lane(Kernel kernel, Bandwidth bandwidth) : IKernelEvent
{
    private FlowQueue _control;
    private FlowQueue _bulk;
    private LaneFlow? _served;
    private int _listed;
    private bool _wakePosted;
    private VirtualTime _busyUntil;
    private long _busyNs;
    private long _bytes;

    /// <summary>Whether every transfer takes no time.</summary>
    internal bool IsUnlimited { get; } = bandwidth.IsUnlimited;

    /// <summary>How long a piece occupies the lane.</summary>
    internal Duration TimeFor(long bytes) => bandwidth.TimeFor(new ByteCount(bytes));

    /// <summary>Counts bytes that pass an unlimited lane without being served by it.</summary>
    internal void CountPassing(long bytes) => _bytes += bytes;

    /// <summary>What it has done until now.</summary>
    internal LaneUsage Usage()
    {
        long ahead = Math.Max(0, (_busyUntil - kernel.Now).Nanoseconds);
        return new LaneUsage(kernel.Now, new Duration(_busyNs - ahead), _bytes, _listed + (_served is null ? 0 : 1));
    }

    /// <summary>A flow has something to be served: at once when the lane is idle, else when its turn comes.</summary>
    internal void Offer(LaneFlow flow)
    {
        if (flow.IsListed)
            return;
        if (IsUnlimited)
            PassAll(flow);
        else if (_wakePosted || _busyUntil > kernel.Now)
            List(flow);
        else
            Serve(flow);
    }

    /// <summary>The piece that kept the lane busy is through: the next one begins.</summary>
    void IKernelEvent.Fire(long argument)
    {
        _wakePosted = false;
        if (_served is { } again)
            Append(again);
        _served = null;
        while (_served is null && _busyUntil <= kernel.Now && TryTakeNext() is { } flow)
            Serve(flow);
        if (_listed > 0)
            PostWake();
    }

    private void PassAll(LaneFlow flow)
    {
        for (long bytes = flow.NextPiece(); bytes > 0; bytes = flow.NextPiece())
        {
            _bytes += bytes;
            flow.PieceServed(bytes, kernel.Now, kernel.Now);
        }
    }

    private void Serve(LaneFlow flow)
    {
        long bytes = flow.NextPiece();
        if (bytes == 0)
            return;
        Duration service = TimeFor(bytes);
        VirtualTime start = kernel.Now;
        _busyUntil = start + service;
        _busyNs += service.Nanoseconds;
        _bytes += bytes;
        flow.PieceServed(bytes, start, _busyUntil);
        if (flow.NextPiece() == 0)
            return;
        // It goes behind those that come while it is served.
        _served = flow;
        flow.IsListed = true;
        PostWake();
    }

    private void List(LaneFlow flow)
    {
        Append(flow);
        PostWake();
    }

    private void Append(LaneFlow flow)
    {
        flow.IsListed = true;
        _listed++;
        if (flow.Class == TrafficClass.Control)
            _control.Append(flow);
        else
            _bulk.Append(flow);
    }

    private LaneFlow? TryTakeNext()
    {
        LaneFlow? flow = _control.TryTake() ?? _bulk.TryTake();
        if (flow is null)
            return null;
        flow.IsListed = false;
        _listed--;
        return flow;
    }

    private void PostWake()
    {
        if (_wakePosted)
            return;
        _wakePosted = true;
        kernel.PostAt(VirtualTime.Max(_busyUntil, kernel.Now), this);
    }

    /// <summary>Flows that wait for their turn, linked through themselves.</summary>
    private struct FlowQueue
    {
        private LaneFlow? _first;
        private LaneFlow? _last;

        internal void Append(LaneFlow flow)
        {
            if (_last is null)
                _first = flow;
            else
                _last.Next = flow;
            _last = flow;
        }

        internal LaneFlow? TryTake()
        {
            LaneFlow? flow = _first;
            if (flow is null)
                return null;
            _first = flow.Next;
            if (_first is null)
                _last = null;
            flow.Next = null;
            return flow;
        }
    }
}
