using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Laws;

/// <summary>Sends a Poisson stream of customers to a server and measures how long they wait.</summary>
public sealed class QueueRun : IKernelEvent
{
    private const int Batches = 40;

    private readonly Kernel _kernel;
    private readonly Submission _submit;
    private readonly ServiceDistribution _service;
    private readonly Duration _meanInterarrival;
    private readonly SeededGenerator _arrivals;
    private readonly SeededGenerator _services;
    private readonly Departure _departure;
    private readonly double[] _batchSums = new double[Batches];
    private readonly long _customers;
    private readonly long _warmUp;
    private long _arrived;
    private long _departed;

    private QueueRun(Kernel kernel, Submission submit, ServiceDistribution service, Duration meanInterarrival, long customers, ulong seed)
    {
        _kernel = kernel;
        _submit = submit;
        _service = service;
        _meanInterarrival = meanInterarrival;
        _customers = customers;
        _warmUp = customers / 10;
        _arrivals = new SeededGenerator(seed).Derive("arrivals");
        _services = new SeededGenerator(seed).Derive("services");
        _departure = new Departure(this);
    }

    /// <summary>Hands a customer to the server under test; the completion must fire with the argument when it has been served.</summary>
    /// <param name="service">How long it is served.</param>
    /// <param name="completion">Fires when it has been served.</param>
    /// <param name="argument">Handed to the completion.</param>
    public delegate void Submission(Duration service, IKernelEvent completion, long argument);

    /// <summary>Runs until every customer has been served. The first tenth is left out of the mean wait.</summary>
    /// <param name="kernel">The server's kernel.</param>
    /// <param name="submit">Hands a customer to the server.</param>
    /// <param name="service">Service times.</param>
    /// <param name="servers">How many servers share the load.</param>
    /// <param name="utilisation">Offered load as a share of the servers, in (0, 1).</param>
    /// <param name="customers">How many; at least 400.</param>
    /// <param name="seed">Seed of all draws.</param>
    public static QueueResult Execute(Kernel kernel, Submission submit, ServiceDistribution service, int servers, double utilisation, long customers, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(customers, 10 * Batches);
        var run = new QueueRun(kernel, submit, service, service.Mean * (1 / (servers * utilisation)), customers, seed);
        kernel.Post(run);
        kernel.RunUntil(VirtualTime.Never);
        return run.Result();
    }

    /// <summary>A customer arrives.</summary>
    void IKernelEvent.Fire(long argument)
    {
        var service = _service.Draw(_services);
        TotalService += service;
        if (++_arrived < _customers)
            _kernel.PostAfter(ServiceDistribution.DrawExponential(_arrivals, _meanInterarrival), this);
        _submit(service, _departure, (_kernel.Now + service).Nanoseconds);
    }

    private Duration TotalService { get; set; }

    private Duration TotalWait { get; set; }

    private void Depart(long earliestEnd)
    {
        var wait = new Duration(_kernel.Now.Nanoseconds - earliestEnd);
        TotalWait += wait;
        long counted = _departed++ - _warmUp;
        if (counted >= 0)
            _batchSums[counted * Batches / (_customers - _warmUp)] += wait.Nanoseconds;
    }

    private QueueResult Result()
    {
        if (_departed != _customers)
            throw new InvalidOperationException($"{_customers} customers came and {_departed} left.");
        double perBatch = (double)(_customers - _warmUp) / Batches;
        double mean = _batchSums.Sum() / (_customers - _warmUp);
        double variance = _batchSums.Sum(sum => ((sum / perBatch) - mean) * ((sum / perBatch) - mean)) / (Batches - 1);
        // 2.02: Student's t for 39 degrees of freedom, 95 %.
        return new QueueResult(mean, 2.02 * Math.Sqrt(variance / Batches), TotalWait, TotalService, _kernel.Now);
    }

    private sealed class Departure(QueueRun run) : IKernelEvent
    {
        public void Fire(long argument) => run.Depart(argument);
    }
}
