using Aurigraph.Experiment;
using Aurigraph.Live.Runs;
using Aurigraph.Measurement;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Live;

/// <summary>Turns the screws of a model of this machine until simulations of a pilot take the processor time that it took at each of its two loads, and have its finality.</summary>
/// <remarks>Processor time is linear in the cost of a message and in that of a byte and a transaction, so two loads tell both apart: the first hardly follows the load, as batches close by their age; the second
/// does. The latency of a message is lognormal: its median is turned until half of the pilot's transactions are as late as they were, its sigma until the latest hundredth is.</remarks>
internal sealed class PilotFitting(ExperimentDefinition pilot, CostTable costs, LiveOutcome seen, CancellationToken cancellation)
{
    private const int Steps = 5;
    private const int MoreSteps = 4;
    private const double MaxSigma = 3;
    private static readonly (double Min, double Max) WorkFactors = (0.5, 3);
    private static readonly (double Min, double Max) MessageConstants = (100, 2e6);
    private static readonly Duration Shortest = Duration.FromMilliseconds(0.001);
    private static readonly Duration SimulatedTime = Duration.FromSeconds(3);

    /// <summary>The fit.</summary>
    /// <param name="rate">Mean rate of the load that is projected, 1/s.</param>
    public PilotFit Fit(double rate)
    {
        Duration from = pilot.Warmup, middle = from + PilotRun.StageTime, until = pilot.LoadTime;
        Stage low = Of(from, middle), high = Of(middle, until);
        var fit = new PilotFit
        {
            MessageConstantNs = costs.MessageConstantNs,
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
        return fit with
        {
            BesideCores = fit.BesideCores == 0 ? 0 : Beyond(besideLow, besideHigh),
            DriverCores = Beyond(low.Driver, high.Driver),
        };

        double Beyond(double atLow, double atHigh) => Math.Max(atLow, atLow + ((atHigh - atLow) * (rate - low.Rate) / (high.Rate - low.Rate)));
    }

    /// <summary>Even messages without any latency would take longer than they did: a part of the processor time holds nobody up, and is set aside.</summary>
    private PilotFit SetAside(PilotFit fit, double median, Stage low, Stage high)
    {
        for (int step = 0; step < Steps && fit.MessageConstantNs > costs.MessageConstantNs; step++)
        {
            fit = fit with { MessageConstantNs = Math.Max(costs.MessageConstantNs, fit.MessageConstantNs * 0.6) };
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

    /// <summary>Solves for the two costs, from where they are; where the loads do not tell them apart, the work stays.</summary>
    private PilotFit FitCosts(PilotFit fit, Stage low, Stage high)
    {
        PilotFit[] tried = [fit, fit with { MessageConstantNs = fit.MessageConstantNs * 1.5 }, fit with { WorkFactor = fit.WorkFactor * 1.5 }];
        double[] cores = [.. ParallelEnumerable.Range(0, tried.Length * 2).AsOrdered().Select(i => CoresAt(i % 2 == 0 ? low : high, tried[i / 2]))];
        (double Low, double High) perMessage = (cores[2] - cores[0], cores[3] - cores[1]);
        (double Low, double High) perWork = (cores[4] - cores[0], cores[5] - cores[1]);
        (double Low, double High) left = (low.Nodes - cores[0], high.Nodes - cores[1]);
        double determinant = (perMessage.Low * perWork.High) - (perMessage.High * perWork.Low);
        double work = fit.WorkFactor * (1 + (0.5 * (determinant == 0 ? 0 : ((perMessage.Low * left.High) - (perMessage.High * left.Low)) / determinant)));
        work = Math.Clamp(work, WorkFactors.Min, WorkFactors.Max);
        double workSteps = ((work / fit.WorkFactor) - 1) / 0.5;
        // The rest is the messages', by least squares over both loads.
        double messageSteps = ((perMessage.Low * (left.Low - (workSteps * perWork.Low))) + (perMessage.High * (left.High - (workSteps * perWork.High))))
            / Math.Max(1e-12, (perMessage.Low * perMessage.Low) + (perMessage.High * perMessage.High));
        return fit with { WorkFactor = work, MessageConstantNs = Math.Clamp(fit.MessageConstantNs * (1 + (0.5 * messageSteps)), MessageConstants.Min, MessageConstants.Max) };
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
    private double CoresAt(Stage stage, PilotFit fit)
    {
        var rate = new Rate(stage.Rate);
        ExperimentDefinition steady = pilot with
        {
            Duration = SimulatedTime,
            Workload = pilot.Workload with { Stages = [new LoadStage(Duration.Zero, pilot.Warmup + SimulatedTime, rate, rate)] },
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
