using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Dissemination;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Transactions;
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
                HandOn(done);
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
        TransactionGroup admitted = group.Take(taken);
        SignatureCheck? check = _settings.Signed && !admitted.Content.IsEmpty && ports.Signatures is { } verifier
            ? new SignatureCheck(admitted.Content, (int)_settings.TransactionBytes, verifier)
            : null;
        // Those whose signatures are really checked are admitted when they are found valid.
        if (check is null)
            ports.Probe.Admitted(settings.Self, taken);
        if (_settings.Signed)
            ports.Compute.Run(new ComputeJob(ComputeKind.VerifySignatures, taken, bytes, _settings.VerifyParallelism, check is null ? null : check.Run), Self, new SignaturesChecked(admitted, check));
        else
            HandOn(admitted);
    }

    private void HandOn(SignaturesChecked done)
    {
        if (done.Check is not { } check)
        {
            HandOn(done.Group);
            return;
        }
        for (int from = 0; from < check.Count;)
        {
            bool valid = check.IsValid(from);
            int to = from + 1;
            while (to < check.Count && check.IsValid(to) == valid)
                to++;
            TransactionGroup part = to - from == check.Count ? done.Group : done.Group.Part(from, to - from);
            if (valid)
            {
                ports.Probe.Admitted(settings.Self, part.Count);
                HandOn(part);
            }
            else
            {
                ports.Probe.Rejected(settings.Self, RejectionReason.Invalid, part, part.Count);
                Free(part.Count, part.Count * _settings.TransactionBytes);
            }
            from = to;
        }
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

    private sealed record SignaturesChecked(TransactionGroup Group, SignatureCheck? Check);
}

/// <summary>Client transactions arrive.</summary>
/// <param name="Group">The transactions.</param>
public sealed record Submission(TransactionGroup Group);
