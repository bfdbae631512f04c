using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Batching;

/// <summary>Gathers admitted transactions into batches. A batch closes at the first of three limits: transactions, bytes, or the
/// age of its first transaction, which has a timer of its own.</summary>
internal sealed class BatchingActor(NodeSettings settings, NodePorts ports, IActorRef origin) : UntypedActor
{
    private readonly OriginSettings _settings = settings.Origin;
    private List<TransactionGroup> _groups = [];
    private int _count;
    private long _generation;

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case TransactionGroup group:
                Gather(group);
                break;
            case BatchAged aged:
                if (aged.Generation == _generation && _count > 0)
                    Close(BatchClosing.Delay);
                break;
            case BatchDigested digested:
                digested.Batch.ClosedAt = ports.Clock.Now;
                ports.Probe.BatchClosed(settings.Self, digested.Batch, digested.Cause);
                origin.Tell(digested.Batch);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Gather(TransactionGroup group)
    {
        long byBytes = Math.Max(1, _settings.BatchBytes.Bytes / _settings.TransactionBytes);
        long limit = Math.Min(_settings.BatchTransactions, byBytes);
        TransactionGroup? rest = group;
        while (rest is not null)
        {
            int room = (int)Math.Min(limit - _count, rest.Count);
            TransactionGroup part = rest;
            (part, rest) = room < rest.Count ? rest.Split(room) : (rest, null);
            if (_count == 0)
                StartAgeing(part);
            _groups.Add(part);
            _count += part.Count;
            if (_count == limit)
                Close(limit == _settings.BatchTransactions ? BatchClosing.Transactions : BatchClosing.Bytes);
        }
    }

    /// <summary>The age counts from when the first transaction of the group would have come in on its own: the group was handed over
    /// when its last one was due, a span later.</summary>
    private void StartAgeing(TransactionGroup first)
    {
        Duration left = _settings.BatchDelay - first.Span;
        if (left <= Duration.Zero)
            Self.Tell(new BatchAged(_generation));
        else
            Context.System.Scheduler.ScheduleTellOnce(left.ToTimeSpan(), Self, new BatchAged(_generation), Self);
    }

    private void Close(BatchClosing cause)
    {
        var batch = new OriginBatch(_groups, _count, _count * _settings.TransactionBytes);
        _groups = [];
        _count = 0;
        _generation++;
        ports.Compute.Run(new ComputeJob(ComputeKind.CloseBatch, batch.Count, batch.Bytes, 1, batch.IsMaterialised ? (_, _) => batch.Assemble() : null), Self, new BatchDigested(batch, cause));
    }

    private sealed record BatchAged(long Generation);

    private sealed record BatchDigested(OriginBatch Batch, BatchClosing Cause);
}
