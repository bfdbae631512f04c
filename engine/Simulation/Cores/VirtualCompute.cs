using Akka.Actor;
using Aurigraph.Experiment;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>The processor of one node: charges jobs to its container's cores by the cost table.</summary>
internal sealed class VirtualCompute(Kernel kernel, CorePool cores, int node, CostTable costs, ApplyClock apply) : IComputePort
{
    /// <inheritdoc/>
    public void Run(in ComputeJob job, IActorRef replyTo, object completion)
    {
        Duration cost = CostOf(job);
        if (cost == Duration.Zero)
        {
            replyTo.Tell(completion);
            return;
        }
        if (job.Kind == ComputeKind.Apply)
        {
            apply.Start(kernel.Now);
            cores.SubmitJob(node, cost, job.Parallelism, new ApplyDone(kernel, apply, replyTo, completion));
        }
        else
        {
            cores.SubmitJob(node, cost, job.Parallelism, new TellEvent(replyTo, completion));
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
