using Akka.Actor;
using Aurigraph.Experiment;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Storage;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>The processor of one node: charges jobs to its container's cores by the cost table. A job is shared by as many cores as it may be, but
/// in no smaller pieces than a fifth of a quantum: finer ones would cost events and change no more than a piece's time. Applying reads the
/// state first: what the cache lacks comes from the disk, and then the job takes the cores.</summary>
internal sealed class VirtualCompute(Kernel kernel, CorePool cores, int node, CostTable costs, ApplyClock apply, StateReader state) : IComputePort
{
    private readonly long _leastPiece = Math.Max(1, costs.Quantum.Nanoseconds / 5);

    /// <inheritdoc/>
    public void Run(in ComputeJob job, IActorRef replyTo, object completion)
    {
        if (job.Kind == ComputeKind.Apply)
            Apply(job, replyTo, completion);
        else
            Execute(CostOf(job), job, replyTo, completion);
    }

    private void Apply(ComputeJob job, IActorRef replyTo, object completion)
    {
        long blocks = state.Read(job.Items);
        Duration cost = CostOf(job) + state.CpuOf(blocks);
        if (state.IsFree(blocks))
        {
            Execute(cost, job, replyTo, completion);
            return;
        }
        Duration latency = state.LatencyOf(blocks);
        apply.Start(kernel.Now, latency * state.Slowdown);
        state.Fetch(blocks, latency, new StateRead(this, job, cost, replyTo, completion));
    }

    private void OnRead(Duration cost, in ComputeJob job, IActorRef replyTo, object completion)
    {
        apply.Stop(kernel.Now);
        Execute(cost, job, replyTo, completion);
    }

    private void Execute(Duration cost, in ComputeJob job, IActorRef replyTo, object completion)
    {
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

    private sealed class StateRead(VirtualCompute compute, ComputeJob job, Duration cost, IActorRef replyTo, object completion) : IKernelEvent
    {
        public void Fire(long argument) => compute.OnRead(cost, job, replyTo, completion);
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
