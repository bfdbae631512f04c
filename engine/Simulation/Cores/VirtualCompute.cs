using Akka.Actor;
using Aurigraph.Experiment;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>The processor of one node: charges jobs to its container's cores by the cost table. A job is shared by as many cores as it may be, but
/// in no smaller pieces than a fifth of a quantum: finer ones would cost events and change no more than a piece's time.</summary>
internal sealed class VirtualCompute(Kernel kernel, CorePool cores, int node, CostTable costs, ApplyClock apply) : IComputePort
{
    private readonly long _leastPiece = Math.Max(1, costs.Quantum.Nanoseconds / 5);

    /// <inheritdoc/>
    public void Run(in ComputeJob job, IActorRef replyTo, object completion)
    {
        Duration cost = CostOf(job);
        if (cost == Duration.Zero && !cores.IsPaused(node))
        {
            replyTo.Tell(completion);
            return;
        }
        int parallelism = (int)Math.Clamp(cost.Nanoseconds / _leastPiece, 1, job.Parallelism);
        if (job.Kind == ComputeKind.Apply)
        {
            apply.Start(kernel.Now);
            cores.SubmitJob(node, cost, parallelism, new ApplyDone(kernel, apply, replyTo, completion));
        }
        else
        {
            cores.SubmitJob(node, cost, parallelism, new TellEvent(replyTo, completion));
        }
    }

    private Duration CostOf(in ComputeJob job)
    {
        double nanoseconds = job.Kind switch
        {
            ComputeKind.VerifySignatures => costs.VerifySignatureNs * job.Items,
            ComputeKind.CloseBatch => (costs.BatchPerTransactionNs * job.Items) + costs.HashConstantNs + (costs.HashPerByteNs * job.Bytes),
            ComputeKind.CheckDigest => costs.HashConstantNs + (costs.HashPerByteNs * job.Bytes),
            ComputeKind.Apply => costs.ApplyPerTransactionNs * job.Items,
            _ => throw new ArgumentOutOfRangeException(nameof(job), job.Kind, "No cost is known for this kind of job."),
        };
        return new Duration((long)Math.Round(nanoseconds));
    }

    private sealed class ApplyDone(Kernel kernel, ApplyClock apply, IActorRef replyTo, object completion) : IKernelEvent
    {
        public void Fire(long argument)
        {
            apply.Stop(kernel.Now);
            replyTo.Tell(completion);
        }
    }
}
