using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Dissemination;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Admission;

/// <summary>Takes client transactions in: holds the bounds of the mempool, checks signatures, hands on to batching. The mempool
/// counts from submission until final.</summary>
internal sealed class AdmissionActor(NodeSettings settings, NodePorts ports, Mempool mempool, IActorRef batching) : UntypedActor
{
    private readonly OriginSettings _settings = settings.Origin;

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Submission submission:
                Admit(submission.Group);
                break;
            case SignaturesChecked done:
                HandOn(done.Group);
                break;
            case BatchSettled settled:
                Free(settled.Count, settled.Bytes);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Admit(TransactionGroup group)
    {
        int taken = (int)Math.Clamp(mempool.Room, 0, group.Count);
        if (taken < group.Count)
            ports.Probe.Rejected(settings.Self, RejectionReason.Overloaded, group, group.Count - taken);
        if (taken == 0)
            return;
        long bytes = taken * _settings.TransactionBytes;
        if (!ports.Memory.TryTake(MemoryAccount.Mempool, bytes))
        {
            ports.Probe.Rejected(settings.Self, RejectionReason.Memory, group, taken);
            return;
        }
        mempool.Take(taken);
        ports.Probe.Admitted(settings.Self, taken);
        TransactionGroup admitted = group.Take(taken);
        if (_settings.Signed)
            ports.Compute.Run(new ComputeJob(ComputeKind.VerifySignatures, taken, bytes, _settings.VerifyParallelism), Self, new SignaturesChecked(admitted));
        else
            HandOn(admitted);
    }

    private void HandOn(TransactionGroup group)
    {
        group.AdmittedAt = ports.Clock.Now;
        batching.Tell(group);
    }

    private void Free(int count, long bytes)
    {
        mempool.Free(count);
        if (mempool.Transactions < 0)
            throw new InvariantException(settings.Self, $"the mempool freed {-mempool.Transactions} transactions more than it held");
        ports.Memory.Release(MemoryAccount.Mempool, bytes);
    }

    private sealed record SignaturesChecked(TransactionGroup Group);
}

/// <summary>Client transactions arrive.</summary>
/// <param name="Group">The transactions.</param>
public sealed record Submission(TransactionGroup Group);
