using Aurigraph.Experiment;
using Aurigraph.Live.Runs;
using Aurigraph.Measurement;
using Aurigraph.NetworkModels;
using Aurigraph.Units;
using MathNet.Numerics.LinearRegression;

namespace Aurigraph.CommandLine.Live;

/// <summary>Turns the screws of a model of this machine until simulations of a pilot take the processor time that it took at each of its two loads, and have its finality.</summary>
/// <remarks>Processor time is nearly linear in the cost of waking a receiver and in that of a byte and a transaction, so two loads tell both apart: the first hardly follows the load, as batches close by their age; the second
/// does. The latency of a message is lognormal: its median is turned until half of the pilot's transactions are as late as they were, its sigma until the latest hundredth is.</remarks>
internal sealed class PilotFitting(ExperimentDefinition pilot, CostTable costs, LiveOutcome seen, CancellationToken cancellation)
{
    private const int Steps = 5;
    private const int MoreSteps = 4;
    private const double MaxSigma = 3;
    /// <summary>What is believed of work. Of 35 pilots none came to more than 2.5 times the table's (docs/live-measurements.md): what one seems to take beyond counts as wake-ups.</summary>
    internal static readonly (double Min, double Max) WorkFactors = (0.5, 2.6);
    private static readonly (double Min, double Max) WakeUps = (100, 2e6);
    private const double FirstWakeUp = 30_000;

    /// <summary>Part of a cost by which it is turned to see what that changes.</summary>
    private const double Step = 0.5;

    /// <summary>How well processor time of a pilot's load is measured, a part of it.</summary>
    private const double MeasurementError = 0.03;

    /// <summary>What live nodes took here for their work, over what `calibrate` measures in loops of nothing else: copies, garbage, journals, caches that others use.</summary>
    private static readonly (double Factor, double Spread) UsualWork = (2, 1);

    /// <summary>A machine that is busier than this is not told apart from one that is as busy.</summary>
    private const double BusiestTold = 0.85;
    private static readonly Duration Shortest = Duration.FromMilliseconds(0.001);
    private static readonly Duration SimulatedTime = Duration.FromSeconds(3);

    /// <summary>The fit.</summary>
    /// <param name="whole">The scenario that is projected.</param>
    public PilotFit Fit(ExperimentDefinition whole)
    {
        double rate = whole.Workload.MeanRate(whole.Warmup, whole.LoadTime);
        Duration from = pilot.Warmup, middle = from + PilotRun.StageTime, until = pilot.LoadTime;
        Stage low = Of(from, middle), high = Of(middle, until);
        var fit = new PilotFit
        {
            WakeUpNs = FirstWakeUp,
            WorkFactor = 1,
            Latency = new ConstantLatency(Duration.FromMilliseconds(0.05)),
            IdleCores = seen.Usage.IdleCores,
            DriverCores = (low.Driver + high.Driver) / 2,
        };
        // How many messages there are hangs a little on how long they take, so both are fitted twice.
        fit = FitCosts(fit, low, high);
        fit = FitLatency(fit, 0.1, 0.5, Steps);
        fit = FitCosts(fit, low, high);
        if (seen.Result.Finality.P50 is { } median && Simulated(fit with { Latency = new ConstantLatency(Shortest) })?.Median > median)
            fit = SetAside(fit, median, low, high);
        fit = fit.Latency is LognormalLatency { Median: var typical, Sigma: var sigma } ? FitLatency(fit, typical.Milliseconds, sigma, MoreSteps) : FitLatency(fit, 0.1, 0.5, MoreSteps);
        (double besideLow, double besideHigh) = Beside(fit, low, high);
        fit = fit with
        {
            BesideCores = fit.BesideCores == 0 ? 0 : Beyond(besideLow, besideHigh),
            DriverCores = Beyond(low.Driver, high.Driver),
        };
        double taken = CoresAt(whole, new Stage(rate, 0, fit.DriverCores), fit) + fit.BackgroundCores + fit.DriverCores;
        return Crowded(fit with { Busy = (BusyIn(low, high), Math.Min(1, taken / Environment.ProcessorCount)) });

        double Beyond(double atLow, double atHigh) => Math.Max(atLow, atLow + ((atHigh - atLow) * (rate - low.Rate) / (high.Rate - low.Rate)));
    }

    /// <summary>Of the pilot, by transactions: its latency is that of their messages.</summary>
    private double BusyIn(Stage low, Stage high)
    {
        double Cores(Stage s) => s.Nodes + s.Driver + seen.Usage.IdleCores;
        return Math.Min(1, ((Cores(low) * low.Rate) + (Cores(high) * high.Rate)) / (low.Rate + high.Rate) / Environment.ProcessorCount);
    }

    /// <summary>A thread that is woken waits for a core the longer the busier the machine is: latency grows as the response time of a queue with so many servers (M/M/m), about
    /// 1 / (1 - busy^m), which is exact for one and two of them (Gunther's approximation).</summary>
    private static PilotFit Crowded(PilotFit fit)
    {
        double growth = Math.Max(1, Response(fit.Busy.Projected) / Response(fit.Busy.InPilot));
        return fit.Latency is LognormalLatency latency ? fit with { Latency = new LognormalLatency(latency.Median * growth, latency.Sigma) } : fit;
    }

    private static double Response(double busy) => 1 / (1 - Math.Pow(Math.Min(BusiestTold, busy), Environment.ProcessorCount));

    /// <summary>Even messages without any latency would take longer than they did: a part of the processor time holds nobody up, and is set aside.</summary>
    private PilotFit SetAside(PilotFit fit, double median, Stage low, Stage high)
    {
        for (int step = 0; step < Steps; step++)
        {
            fit = fit with { WakeUpNs = Math.Max(WakeUps.Min, fit.WakeUpNs * 0.6) };
            (double besideLow, double besideHigh) = Beside(fit, low, high);
            fit = fit with { BesideCores = Math.Max(1e-6, (besideLow + besideHigh) / 2) };
            if (Simulated(fit with { Latency = new ConstantLatency(Shortest) })?.Median < median * 0.95)
                break;
        }
        return fit;
    }

    private (double Low, double High) Beside(PilotFit fit, Stage low, Stage high)
    {
        double[] cores = [.. new[] { low, high }.AsParallel().AsOrdered().Select(s => Math.Max(0, s.Nodes - CoresAt(s, fit)))];
        return (cores[0], cores[1]);
    }

    private Stage Of(Duration from, Duration until) => new(
        pilot.Workload.MeanRate(from, until), Math.Max(0.001, seen.Usage.Nodes(from, until) - seen.Usage.IdleCores), seen.Usage.Driver(from, until));

    /// <summary>Solves for the two costs, from where they are, by least squares over both loads and what is known of the work before: where messages grow with the load, the loads do not tell the costs apart.</summary>
    private PilotFit FitCosts(PilotFit fit, Stage low, Stage high)
    {
        PilotFit[] tried = [fit, fit with { WakeUpNs = fit.WakeUpNs * (1 + Step) }, fit with { WorkFactor = fit.WorkFactor * (1 + Step) }];
        Stage[] stages = [low, high];
        double[][] cores = [.. ParallelEnumerable.Range(0, tried.Length * 2).AsOrdered().Select(i => CoresAt(stages[i % 2], tried[i / 2])).ToArray().Chunk(2)];
        // Of each load: what a step of either cost changes, and what is missing; in units of how well it was measured.
        var known = stages.Select((s, i) => (Error: MeasurementError * s.Nodes, Steps: new[] { cores[1][i] - cores[0][i], cores[2][i] - cores[0][i] }, Missing: s.Nodes - cores[0][i]))
            .Append((Error: UsualWork.Spread, Steps: [0, fit.WorkFactor * Step], Missing: UsualWork.Factor - fit.WorkFactor)).ToArray();
        double[] steps = MultipleRegression.QR([.. known.Select(k => k.Steps.Select(s => s / k.Error).ToArray())], [.. known.Select(k => k.Missing / k.Error)]);
        double most = ((WorkFactors.Max / fit.WorkFactor) - 1) / Step;
        double wakeUps = steps[1] <= most ? steps[0] : MultipleRegression.QR([.. known.Select(k => new[] { k.Steps[0] / k.Error })], [.. known.Select(k => (k.Missing - (k.Steps[1] * most)) / k.Error)])[0];
        return fit with
        {
            WakeUpNs = Math.Clamp(fit.WakeUpNs * (1 + (Step * wakeUps)), WakeUps.Min, WakeUps.Max),
            WorkFactor = Math.Clamp(fit.WorkFactor * (1 + (Step * steps[1])), WorkFactors.Min, WorkFactors.Max),
        };
    }

    /// <summary>Both screws are turned by what is missing beyond the finality without any latency, a part of the way at a time: messages wait behind late ones, so the way back is not the way there.</summary>
    private PilotFit FitLatency(PilotFit fit, double typical, double sigma, int steps)
    {
        if (seen.Result.Finality is not { P50: { } median, P99: { } late } || Simulated(fit with { Latency = new ConstantLatency(Shortest) }) is not { } without)
            return fit;
        PilotFit best = fit with { Latency = new ConstantLatency(Shortest) };
        double bestError = Error(without);
        for (int step = 0; step < steps; step++)
        {
            PilotFit tried = fit with { Latency = new LognormalLatency(Duration.FromMilliseconds(typical), sigma) };
            if (Simulated(tried) is not { } now)
                return best;
            if (Error(now) < bestError)
                (best, bestError) = (tried, Error(now));
            typical = Math.Clamp(typical * Turn(median - without.Median, now.Median - without.Median), Shortest.Milliseconds, 50);
            sigma = Math.Clamp(sigma + (0.6 * Math.Log(Turn(late - median, now.Late - now.Median))), 0, MaxSigma);
        }
        return best;

        double Error((double Median, double Late) simulated) => (2 * Math.Abs(Math.Log(simulated.Median / median))) + Math.Abs(Math.Log(simulated.Late / late));

        static double Turn(double wanted, double got) => Math.Pow(Math.Clamp(Math.Max(wanted, 0.01) / Math.Max(got, 0.01), 0.2, 5), 0.7);
    }

    private (double Median, double Late)? Simulated(PilotFit fit) =>
        new LiveProjection(pilot, costs, fit).Simulate(cancellation).Finality is { P50: { } median, P99: { } late } ? (median, late) : null;

    /// <summary>Cores that nodes take beyond those without load when the pilot's load is that of a stage.</summary>
    private double CoresAt(Stage stage, PilotFit fit) => CoresAt(pilot, stage, fit);

    private double CoresAt(ExperimentDefinition experiment, Stage stage, PilotFit fit)
    {
        var rate = new Rate(stage.Rate);
        ExperimentDefinition steady = experiment with
        {
            Warmup = pilot.Warmup,
            Duration = SimulatedTime,
            Faults = [],
            Workload = experiment.Workload with { Stages = [new LoadStage(Duration.Zero, pilot.Warmup + SimulatedTime, rate, rate)] },
        };
        PilotFit there = fit with { DriverCores = stage.Driver };
        Deployment machine = LiveProjection.OnThisMachine(steady, costs, there).Deployment;
        return new LiveProjection(steady, costs, there).Simulate(cancellation).Nodes.Sum(n => n.CpuUtilisation * machine.ContainerOf(n.Id).CoreQuota);
    }

    /// <summary>A stretch of the pilot with one load.</summary>
    /// <param name="Rate">Transactions offered, 1/s.</param>
    /// <param name="Nodes">Cores that nodes took beyond those without load.</param>
    /// <param name="Driver">Cores that the driver took.</param>
    private sealed record Stage(double Rate, double Nodes, double Driver);
}
