using Akka.Actor;
using Aurigraph.Live.Threads;
using Aurigraph.Node.Ports;

namespace Aurigraph.Live.Compute;

/// <summary>Runs jobs on threads of its own, beside those that handle messages. A job whose payload is only described has nothing to do and completes at once.</summary>
public sealed class ThreadedCompute : IComputePort, IDisposable
{
    private readonly WorkQueue<Part> _parts = new(); // Nodes bound what they ask for: by mempools, windows and one apply at a time.
    private readonly Thread[] _threads;
    private readonly Action<Exception> _failed;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many; at least 1.</param>
    /// <param name="failed">Told when a job throws: an error of the program.</param>
    public ThreadedCompute(int threads, Action<Exception> failed)
    {
        _failed = failed;
        _threads = new Thread[threads];
        for (int i = 0; i < threads; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = $"compute {i + 1}" };
            _threads[i].Start();
        }
    }

    /// <inheritdoc/>
    public void Run(in ComputeJob job, IActorRef replyTo, object completion)
    {
        if (job.Work is not { } work)
        {
            replyTo.Tell(completion);
            return;
        }
        if (IsShort(job))
        {
            work(0, 1);
            replyTo.Tell(completion);
            return;
        }
        int parts = (int)Math.Clamp(Math.Min(job.Parallelism, job.Items), 1, _threads.Length);
        var shared = new Job(work, parts, replyTo, completion);
        for (int i = 0; i < parts; i++)
            _parts.Add(new Part(shared, i));
    }

    /// <inheritdoc/>
    public void Dispose() => _parts.Complete();

    /// <summary>Whether a job takes less time than to wake another thread for it, which costs both some tens of microseconds: a few hundred at most.</summary>
    private static bool IsShort(in ComputeJob job) => job.Kind switch
    {
        ComputeKind.VerifySignatures => false,
        ComputeKind.Apply => job.Items <= 1_000,
        _ => job.Bytes <= 64_000,
    };

    private void Work()
    {
        while (_parts.TryTake(out Part part))
            Work(part);
    }

    private void Work(Part part)
    {
        try
        {
            part.Job.Work(part.Number, part.Job.Parts);
        }
        catch (Exception problem)
        {
            _failed(problem);
            return;
        }
        part.Job.PartDone();
    }

    private readonly record struct Part(Job Job, int Number);

    private sealed class Job(Action<int, int> work, int parts, IActorRef replyTo, object completion)
    {
        private int _left = parts;

        public Action<int, int> Work => work;

        public int Parts { get; } = parts;

        public void PartDone()
        {
            if (Interlocked.Decrement(ref _left) == 0)
                replyTo.Tell(completion);
        }
    }
}
