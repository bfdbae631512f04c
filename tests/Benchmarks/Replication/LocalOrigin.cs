using System.Diagnostics;
using Aurigraph.Consensus.Log;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Benchmarks.Replication;

/// <summary>An origin in the process of the leader: it proposes one batch per entry and is told at once of what is committed. What the validator sends to it ends here; all else goes to the
/// network.</summary>
internal sealed class LocalOrigin(INetworkPort network) : INetworkPort
{
    /// <summary>What it is called.</summary>
    public static readonly NodeId Id = NodeId.Business(1);

    private INetworkReceiver? _validator;
    private Run? _run;

    /// <summary>Names the validator of this process, before the node starts.</summary>
    public void Bind(INetworkReceiver validator) => _validator = validator;

    /// <inheritdoc/>
    public SendResult Send(NodeId to, NetworkMessage message, TrafficClass trafficClass)
    {
        if (to != Id)
            return network.Send(to, message, trafficClass);
        if (message is ProposalRejected rejected)
            Volatile.Read(ref _run)?.Fail(Refusal(rejected));
        return SendResult.Accepted;
    }

    /// <summary>The leader counts entries as committed: they are on the disks of a quorum.</summary>
    public void Committed(IReadOnlyList<LogEntry> entries)
    {
        if (Volatile.Read(ref _run) is not { } run)
            return;
        for (int i = entries.Count - 1; i >= 0; i--)
        {
            if (entries[i].Payload is BatchPayload { Reference.Id: var id } && id.Incarnation == run.Incarnation)
            {
                run.CommittedTo(id.Sequence);
                return;
            }
        }
    }

    /// <summary>Proposes for a time and waits until all is committed.</summary>
    public async Task<Figures> RunAsync(Load load, double seconds)
    {
        var run = new Run(Stopwatch.GetTimestamp());
        Volatile.Write(ref _run, run);
        Figures figures = await Task.Factory.StartNew(() => Drive(run, load, seconds), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        Volatile.Write(ref _run, null);
        return figures;
    }

    private static Exception Refusal(ProposalRejected rejected)
    {
        string what = $"The leader refused entry {rejected.First}: {rejected.Reason}.";
        return rejected.Reason == ProposalRejection.NotLeader ? new LeadershipLostException(what) : new InvalidOperationException(what);
    }

    private Figures Drive(Run run, Load load, double seconds)
    {
        var latencies = new Latencies();
        var proposedAt = new Queue<long>();
        long started = Stopwatch.GetTimestamp();
        long deadline = started + (long)(seconds * Stopwatch.Frequency);
        long proposed = 0;
        long known = 0;
        while (true)
        {
            long committed = run.WaitBeyond(known, proposed - known >= load.InFlight || (proposed > known && Stopwatch.GetTimestamp() >= deadline));
            long now = Stopwatch.GetTimestamp();
            for (; known < committed; known++)
                latencies.Add(now - proposedAt.Dequeue());
            if (now >= deadline && proposed == known)
                return new Figures(known, (now - started) / (double)Stopwatch.Frequency, latencies.Quantile(0.5), latencies.Quantile(0.99));
            while (now < deadline && proposed - known < load.InFlight)
            {
                proposed++;
                byte[] content = load.NewContent(proposed);
                proposedAt.Enqueue(Stopwatch.GetTimestamp());
                var reference = new BatchReference(new BatchId(Id, run.Incarnation, proposed), BatchDigest.Of(content), load.ItemsPerEntry, content.Length);
                _validator!.Receive(Id, new Proposal([reference], new BatchBody(reference, new Payload(content.Length, content))), TrafficClass.Bulk);
            }
        }
    }

    /// <summary>What one run knows of its entries.</summary>
    private sealed class Run(long incarnation)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
        private readonly object _gate = new();
        private long _committed;
        private Exception? _failure;

        public long Incarnation { get; } = incarnation;

        public void CommittedTo(long sequence)
        {
            lock (_gate)
            {
                _committed = Math.Max(_committed, sequence);
                Monitor.Pulse(_gate);
            }
        }

        public void Fail(Exception why)
        {
            lock (_gate)
            {
                _failure ??= why;
                Monitor.Pulse(_gate);
            }
        }

        /// <summary>How many are committed; waits, if asked to, until these are more than are known.</summary>
        public long WaitBeyond(long known, bool wait)
        {
            lock (_gate)
            {
                while (wait && _committed <= known && _failure is null)
                {
                    if (!Monitor.Wait(_gate, Patience))
                        throw new LeadershipLostException($"Nothing was committed in {Patience.TotalSeconds:0} s after entry {known}.");
                }
                return _failure is null ? _committed : throw _failure;
            }
        }
    }
}
