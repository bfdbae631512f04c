using System.Diagnostics;
using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Live;
using Aurigraph.Experiment;
using Aurigraph.Live.Load;
using Aurigraph.Live.Network;
using Aurigraph.Live.Time;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Driving;

/// <summary>Drives a load against nodes that run elsewhere: connects, submits each transaction when it is due, waits for the answers to what is open.</summary>
internal static class DriveSession
{
    private const double PreparedBytesMax = 500e6;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly Duration Lead = Duration.FromMilliseconds(500);

    /// <summary>Drives it; progress goes to standard error.</summary>
    /// <returns>What was measured, and whether it was ended early.</returns>
    /// <exception cref="ConnectionException">A node cannot be reached, or refuses.</exception>
    public static async Task<(DriverFigures Figures, bool Partial)> RunAsync(DriveOrder order, CancellationToken cancellation)
    {
        ExperimentDefinition experiment = order.Experiment;
        var driver = new LoadDriver(experiment, ScenarioDigest.Of(order.Scenario.Reading.ResolvedYaml), order.Targets, null, order.Driver, text => Console.Error.WriteLine(PlainLine.Of(text)));
        await using (driver)
        {
            bool partial = false;
            try
            {
                await driver.ConnectAsync(cancellation);
                driver.Prepare(Prepared(experiment));
                VirtualTime start = MonotonicClock.Instance.Now + Lead;
                driver.Start(start);
                await LoadAsync(experiment, start, cancellation);
                driver.Stop();
                await DrainAsync(driver, experiment.Drain, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                partial = true;
                driver.Stop();
            }
            return (driver.Figures(), partial);
        }
    }

    private static async Task LoadAsync(ExperimentDefinition experiment, VirtualTime start, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(experiment, ProgressLine.OfLoad);
        for (Duration now = Duration.Zero; now < experiment.LoadTime; now = MonotonicClock.Instance.Now - start)
        {
            progress.Show(VirtualTime.Zero + Duration.Max(Duration.Zero, now));
            await Task.Delay(Tick, cancellation);
        }
    }

    private static async Task DrainAsync(LoadDriver driver, Duration patience, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (driver.Open > 0 && waited.Elapsed.TotalSeconds < patience.Seconds)
            await Task.Delay(Tick, cancellation);
    }

    /// <summary>Transactions that are made and signed before the load starts, as many as fit in memory.</summary>
    private static long Prepared(ExperimentDefinition experiment)
    {
        double load = experiment.Workload.Stages.Sum(s => (s.From.PerSecond + s.To.PerSecond) / 2 * (s.End - s.Start).Seconds);
        return (long)Math.Min(load * 1.05, PreparedBytesMax / (experiment.Workload.TransactionSize + experiment.Crypto.SignatureSize).Bytes);
    }
}
