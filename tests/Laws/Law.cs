using Aurigraph.Experiment;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Laws;

/// <summary>A part of the virtual world held against a closed form.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Expected">Mean wait by the closed form, in mean service times.</param>
/// <param name="Customers">Length of the run.</param>
/// <param name="Run">Measures it on so many customers.</param>
public sealed record Law(string Name, double Expected, long Customers, Func<long, QueueResult> Run)
{
    private const ulong Seed = 20_260_101;

    private static readonly Duration Service = Duration.FromMicroseconds(100);

    /// <summary>Mean service time of every law.</summary>
    public static Duration MeanService => Service;

    /// <summary>Exponential service on a core pool, within the quantum: M/M/c.</summary>
    public static Law ExponentialOnCores(int cores, double utilisation, long customers) =>
        OnCores($"cores M/M/{cores}", ServiceDistribution.Exponential(Service), cores, utilisation, customers, ClosedForm.SeveralServers(cores, utilisation));

    /// <summary>Constant service on one core, within the quantum: M/D/1.</summary>
    public static Law ConstantOnCore(double utilisation, long customers) =>
        OnCores("cores M/D/1", ServiceDistribution.Constant(Service), 1, utilisation, customers, ClosedForm.SingleServer(utilisation, 0));

    /// <summary>Short or long service on one core, within the quantum: M/G/1.</summary>
    public static Law MixedOnCore(double utilisation, long customers)
    {
        var service = ServiceDistribution.ShortOrLong(Service * (1 / 1.8));
        return OnCores("cores M/G/1", service, 1, utilisation, customers, ClosedForm.SingleServer(utilisation, service.SquaredVariation));
    }

    /// <summary>Constant service on one core, a hundred quanta long: processor sharing.</summary>
    public static Law SharedCore(double utilisation, long customers) =>
        OnCores("cores, quantum S/100", ServiceDistribution.Constant(Service), 1, utilisation, customers, ClosedForm.ProcessorSharing(utilisation), Service / 100);

    /// <summary>Constant writes without group commit on a disk: M/D/1.</summary>
    public static Law ConstantOnDisk(double utilisation, long customers) => new(Title("disk M/D/1", utilisation), ClosedForm.SingleServer(utilisation, 0), customers, count =>
    {
        var kernel = new Kernel();
        var disk = new VirtualDisk(kernel, new DiskSettings
        {
            Nodes = 1,
            SyncLatency = Service * 0.5,
            Bandwidth = new Bandwidth(1e9),
            Sync = SyncMode.Batch,
            GroupCommit = false,
        });
        long bytes = (Service * 0.5).Nanoseconds;
        var result = QueueRun.Execute(kernel, (_, completion, argument) => disk.Write(0, bytes, completion, argument),
            ServiceDistribution.Constant(Service), 1, utilisation, count, Seed);
        RequireConservation("disk", disk.Snapshot().WaitedArea, disk.Snapshot().Busy, result);
        return result;
    });

    /// <summary>Measures, and tells by how much the measurement is off, as a share of the closed form.</summary>
    /// <param name="result">The measurement.</param>
    public double Error(QueueResult result) => (result.MeanWait / Service.Nanoseconds / Expected) - 1;

    private static Law OnCores(string name, ServiceDistribution service, int cores, double utilisation, long customers, double expected, Duration? quantum = null) =>
        new(Title(name, utilisation), expected, customers, count =>
        {
            var kernel = new Kernel();
            var pool = new CorePool(kernel, new CorePoolSettings
            {
                Cores = cores,
                Quantum = quantum ?? Duration.FromSeconds(1),
                ProcessOfNode = [0],
            });
            var result = QueueRun.Execute(kernel, (time, completion, argument) => pool.Submit(CoreClass.Handler, 0, time, completion, argument),
                service, cores, utilisation, count, Seed);
            RequireConservation("pool", pool.Snapshot().WaitedArea, pool.Snapshot().Busy, result);
            return result;
        });

    /// <summary>Little's law and the utilisation law hold exactly over a run that starts and ends empty.</summary>
    private static void RequireConservation(string part, Duration waited, Duration busy, QueueResult result)
    {
        if (waited != result.TotalWait || busy != result.TotalService)
        {
            throw new InvalidOperationException(
                $"The {part} counted {waited} of waiting and {busy} of work, its customers {result.TotalWait} and {result.TotalService}.");
        }
    }

    private static string Title(string name, double utilisation) => $"{name}, utilisation {utilisation:0.00}";
}
