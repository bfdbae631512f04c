using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>Connections that came in and are known. A peer has one per lane: a later one takes the place of the earlier, which ends first, so that the lane keeps its order.</summary>
internal sealed class IncomingConnections(int bound)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(NodeId, TrafficClass), Entry> _byLane = [];
    private readonly HashSet<Entry> _all = [];
    private bool _closed;

    public int Count
    {
        get
        {
            lock (_gate)
                return _all.Count;
        }
    }

    /// <summary>Runs a connection until its end.</summary>
    /// <param name="connection">Disposed to end it.</param>
    /// <param name="lane">Whose place it takes; null: nobody's.</param>
    /// <param name="run">Sends and receives.</param>
    /// <returns>Why it ended; null when one side closed it.</returns>
    public async Task<Exception?> RunAsync(IDisposable connection, (NodeId, TrafficClass)? lane, Func<Task<Exception?>> run)
    {
        var entry = new Entry(connection);
        Entry? earlier = null;
        lock (_gate)
        {
            if (_closed || _all.Count >= bound)
                return null;
            _all.Add(entry);
            if (lane is { } key)
            {
                _byLane.TryGetValue(key, out earlier);
                _byLane[key] = entry;
            }
        }
        try
        {
            if (earlier is not null)
            {
                earlier.Connection.Dispose();
                await earlier.Ended.Task.ConfigureAwait(false);
            }
            return await run().ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _all.Remove(entry);
                if (lane is { } key && _byLane.TryGetValue(key, out Entry? latest) && latest == entry)
                    _byLane.Remove(key);
            }
            entry.Ended.SetResult();
        }
    }

    /// <summary>Ends all and takes no more.</summary>
    public async Task CloseAsync()
    {
        Entry[] all;
        lock (_gate)
        {
            _closed = true;
            all = [.. _all];
        }
        foreach (Entry entry in all)
            entry.Connection.Dispose();
        await Task.WhenAll(all.Select(e => e.Ended.Task)).ConfigureAwait(false);
    }

    private sealed class Entry(IDisposable connection)
    {
        public IDisposable Connection { get; } = connection;

        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
